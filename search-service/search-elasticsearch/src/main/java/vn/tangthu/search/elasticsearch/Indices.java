package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.get_alias.IndexAliases;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.SearchUnavailableException;

/**
 * The indexes behind our aliases. Each change is one step of the cluster, and several processes that make the same change
 * at the same time come to the same end.
 */
final class Indices {
    private final Calls calls;
    private final Faults faults;
    private final IndexTemplate template;
    private final IndexNames names;
    private final int schema;

    Indices(Calls calls, Faults faults, IndexTemplate template, IndexNames names, int schema) {
        this.calls = calls;
        this.faults = faults;
        this.template = template;
        this.names = names;
        this.schema = schema;
    }

    /** The same indexes, asked for in another way. */
    Indices with(Calls other) {
        return new Indices(other, faults, template, names, schema);
    }

    /**
     * Which indexes there are.
     *
     * @param all ours, also those without an alias, by name
     * @param reading the one that searches ask, null where it was lost
     * @param building the one that is filled, null where no rebuild is under way
     */
    record State(
            List<String> all,
            @Nullable String reading,
            @Nullable String building) {
        /** Whether both aliases stand for the same indexes. */
        boolean samePlaces(State other) {
            return Objects.equals(reading, other.reading) && Objects.equals(building, other.building);
        }
    }

    State state() {
        Map<String, IndexAliases> found =
                new TreeMap<>(calls.answer(client -> client.indices().getAlias(r -> r.index(names.all())))
                        .aliases());
        return new State(List.copyOf(found.keySet()), holder(found, names.reading()), holder(found, names.building()));
    }

    private static @Nullable String holder(Map<String, IndexAliases> found, String alias) {
        return found.entrySet().stream()
                .filter(index -> index.getValue().aliases().containsKey(alias))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /**
     * Aliases that a write goes to, the newest index last.
     *
     * @throws SearchUnavailableException if no index is there
     */
    List<String> targets(State state) {
        List<String> targets = new ArrayList<>();
        if (state.reading() != null) {
            targets.add(names.reading());
        }
        if (state.building() != null) {
            targets.add(names.building());
        }
        if (targets.isEmpty()) {
            throw faults.indexMissing();
        }
        return targets;
    }

    /** Schema that the index was made with, or 0 if it does not say. */
    int schemaOf(String index) {
        TypeMapping mapping = calls.answer(client -> client.indices().getMapping(r -> r.index(index)))
                .mappings()
                .values()
                .iterator()
                .next()
                .mappings();
        JsonData made = mapping == null ? null : mapping.meta().get(IndexTemplate.SCHEMA);
        return made == null ? 0 : made.to(Integer.class);
    }

    /**
     * Lets indexes of an older schema take what is written today, until a rebuild has filled a new one: what they hold
     * already lacks the newer values meanwhile.
     */
    void widenOlder() {
        State state = state();
        for (String index : Stream.of(state.reading(), state.building())
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            if (schemaOf(index) < schema) {
                calls.answer(client ->
                        client.indices().putMapping(r -> r.index(index).properties(IndexTemplate.values())));
            }
        }
    }

    boolean isEmpty(String index) {
        return calls.answer(client -> client.count(r -> r.index(index))).count() == 0;
    }

    /** Where nothing can answer meanwhile, the index that is filled answers. */
    void beginRebuild() {
        State state = state();
        String reading = state.reading();
        if (state.building() != null || (reading != null && isEmpty(reading) && schemaOf(reading) == schema)) {
            return;
        }
        create(next(state), reading == null ? names.reading() : names.building());
    }

    void endRebuild() {
        State state = state();
        String built = state.building();
        if (built == null) {
            return;
        }
        calls.answer(client -> client.indices().refresh(r -> r.index(built)));
        List<Action> actions = new ArrayList<>(List.of(
                Action.of(a -> a.remove(r -> r.index(built).alias(names.building()))),
                Action.of(a -> a.add(r -> r.index(built).alias(names.reading())))));
        String old = state.reading();
        if (old != null) {
            actions.add(Action.of(a -> a.remove(r -> r.index(old).alias(names.reading()))));
        }
        update(actions, built);
        // Only now: while both went in one step, searches that were under way found neither for a moment.
        update(removals(state, built), built);
    }

    void clear() {
        State state = state();
        String empty = next(state);
        create(empty, null);
        List<Action> actions =
                new ArrayList<>(List.of(Action.of(a -> a.add(r -> r.index(empty).alias(names.reading())))));
        actions.addAll(removals(state, empty));
        update(actions, empty);
    }

    private static List<Action> removals(State state, String kept) {
        return state.all().stream()
                .filter(index -> !index.equals(kept))
                .map(index -> Action.of(a -> a.removeIndex(r -> r.index(index))))
                .toList();
    }

    /** Does all of it or nothing; who comes second finds it done. */
    private void update(List<Action> actions, String reading) {
        if (actions.isEmpty()) {
            return;
        }
        try {
            calls.tried(client -> client.indices().updateAliases(r -> r.actions(actions)));
        } catch (IOException | ElasticsearchException e) {
            if (Faults.status(e) != Rejections.GONE || !reading.equals(state().reading())) {
                throw faults.of(e);
            }
        }
    }

    private String next(State state) {
        return names.after(schema, state.all().isEmpty() ? "" : last(state.all()));
    }

    private static String last(List<String> indexes) {
        return Collections.max(indexes, Comparator.comparing(Indices::number));
    }

    private static String number(String index) {
        return index.substring(index.lastIndexOf('-') + 1);
    }

    private void create(String index, @Nullable String alias) {
        calls.answer(client -> client.indices().putIndexTemplate(template.request(names, schema)));
        try {
            calls.tried(client -> client.indices().create(r -> {
                r.index(index);
                return alias == null ? r : r.aliases(alias, a -> a);
            }));
        } catch (IOException | ElasticsearchException e) {
            boolean madeByAnother = e instanceof ElasticsearchException answer
                    && "resource_already_exists_exception".equals(answer.error().type());
            if (!madeByAnother) {
                throw faults.of(e);
            }
        }
    }
}
