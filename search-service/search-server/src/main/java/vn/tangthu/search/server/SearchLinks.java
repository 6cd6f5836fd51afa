package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tangthu.search.Facet;

/** Addresses of searches that differ a little from the one that is shown. */
final class SearchLinks {
    private final String text;
    private final Map<String, List<String>> chosen = new LinkedHashMap<>();

    SearchLinks(SearchForm form, AskedFields asked) {
        text = form.text();
        for (Facet facet : Facet.values()) {
            put(parameter(facet), form.chosen(facet));
        }
        asked.values().forEach((code, values) -> put(AskedFields.PREFIX + code, values));
    }

    private void put(String parameter, List<String> values) {
        if (!values.isEmpty()) {
            chosen.put(parameter, values);
        }
    }

    static String parameter(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    /** Everything that is chosen, by parameter. */
    Map<String, List<String>> chosen() {
        return chosen;
    }

    /** The same search without one of its filters. */
    String without(String parameter, String value) {
        Map<String, List<String>> rest = new LinkedHashMap<>(chosen);
        List<String> values = new ArrayList<>(rest.getOrDefault(parameter, List.of()));
        values.remove(value);
        rest.put(parameter, values);
        return link(rest);
    }

    /** The next page of the same search. */
    String after(String cursor) {
        Map<String, List<String>> all = new LinkedHashMap<>(chosen);
        all.put("after", List.of(cursor));
        return link(all);
    }

    private String link(Map<String, List<String>> parameters) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("q", text);
        parameters.forEach((name, values) -> values.forEach(value -> {
            String variable = "v" + variables.size();
            builder.queryParam(name, "{" + variable + "}");
            variables.put(variable, value);
        }));
        return builder.encode().buildAndExpand(variables).toUriString();
    }
}
