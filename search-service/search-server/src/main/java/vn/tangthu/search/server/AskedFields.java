package vn.tangthu.search.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import vn.tangthu.archive.web.ApiProblem;

/** Values of fields as they come in a URL: {@code field.sex=Nữ}, any number of times. */
record AskedFields(SortedMap<String, List<String>> values) {
    /** What stands before the code of a field. */
    static final String PREFIX = "field.";

    private static final int MOST = 50;
    private static final int LONGEST = 1000;

    static AskedFields none() {
        return new AskedFields(new TreeMap<>());
    }

    /** @throws ApiProblem if there are too many, or one is too long */
    static AskedFields of(HttpServletRequest request) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            List<String> all = Stream.of(parameter.getValue())
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .toList();
            if (parameter.getKey().startsWith(PREFIX) && !all.isEmpty()) {
                values.put(parameter.getKey().substring(PREFIX.length()), all);
            }
        }
        List<String> all = values.values().stream().flatMap(List::stream).toList();
        if (all.size() > MOST || all.stream().anyMatch(value -> value.length() > LONGEST)) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-filters",
                    "Tối đa " + MOST + " điều kiện lọc theo trường, mỗi điều kiện tối đa " + LONGEST + " ký tự.",
                    "At most " + MOST + " values of fields to filter by, each of at most " + LONGEST + " characters.");
        }
        return new AskedFields(values);
    }
}
