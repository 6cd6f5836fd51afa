package vn.tangthu.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.RecordCategory.FieldGroup;

/** Reads the file of one category, and holds it against the rest of the catalogue. */
final class CategoryReader {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,50}");

    /** For a site's own files from before there was such a key. */
    private static final java.time.Period RETENTION = java.time.Period.ofYears(20);

    private static final int LINE = 300;
    private static final int LINES = 4000;
    private final CatalogueFiles files;
    private final Map<String, CodeList> lists = new TreeMap<>();
    private final CodeList documentTypes;
    private final CodeList unitKinds;

    CategoryReader(CatalogueFiles files, CodeList documentTypes, CodeList unitKinds) {
        this.files = files;
        this.documentTypes = documentTypes;
        this.unitKinds = unitKinds;
    }

    /** The code lists that the categories read so far refer to, by name. */
    Map<String, CodeList> lists() {
        return lists;
    }

    RecordCategory read(String code) {
        Node node = files.node("categories/" + code + ".yaml");
        List<FieldGroup> groups = new ArrayList<>();
        List<Field> fields = fields(node, groups);
        List<Status> statuses = statuses(node);
        List<EventType> events = new ArrayList<>();
        for (Node event : node.nodes("events")) {
            events.add(event(event, statuses));
        }
        RecordCategory result = new RecordCategory(
                node.text("code"),
                node.label(),
                node.clause(),
                node.oneOf(SubjectKind.class, "subject"),
                retention(node),
                groups,
                fields,
                statuses,
                events,
                documents(node),
                deadlines(node, statuses),
                authorities(node));
        node.end();
        check(node, result, code);
        return result;
    }

    private static java.time.Period retention(Node node) {
        java.time.Period length = node.has("retention") ? node.length("retention") : RETENTION;
        require(node, !length.isZero() && !length.isNegative(), "'retention' is no length of time: " + length);
        return length;
    }

    private void check(Node node, RecordCategory category, String code) {
        require(node, category.code().equals(code), "the code is not the name of the file: " + category.code());
        unique(node, "field", category.fields().stream().map(Field::code).toList());
        unique(node, "event", category.events().stream().map(EventType::code).toList());
        unique(node, "status", category.statuses().stream().map(Status::code).toList());
        Map<String, FieldType> fields = types(category.fields());
        fields.keySet().forEach(field -> writable(node, "field", field));
        category.events().forEach(event -> {
            writable(node, "event", event.code());
            event.fields().forEach(field -> writable(node, "field", field.code()));
        });
        category.fields().forEach(field -> known(node, field, fields));
        for (EventType event : category.events()) {
            Map<String, FieldType> seen = new HashMap<>(fields);
            seen.putAll(types(event.fields()));
            event.fields().forEach(field -> known(node, field, seen));
            String movesTo = event.movesTo();
            require(
                    node,
                    movesTo == null || types(event.fields()).get(movesTo) == FieldType.UNIT,
                    "event " + event.code() + " has no field of type unit " + movesTo);
        }
        Set<String> events = category.events().stream().map(EventType::code).collect(Collectors.toSet());
        for (Deadline deadline : category.deadlines()) {
            require(
                    node,
                    events.contains(deadline.after()) || isDate(fields.get(deadline.after())),
                    "deadline " + deadline.code() + " counts from something unknown: " + deadline.after());
            require(
                    node,
                    events.containsAll(deadline.awaited()),
                    "deadline " + deadline.code() + " awaits an unknown event: " + deadline.awaited());
        }
        require(
                node,
                !category.hasRecords()
                        || (!category.statuses().isEmpty()
                                && !category.authorities().isEmpty()),
                "a category with records needs statuses and authorities");
    }

    /** Codes stand in URLs, in the names of columns and in the index. */
    private static void writable(Node node, String what, String code) {
        require(
                node,
                CODE.matcher(code).matches(),
                what + " " + code + " has other signs than letters, digits and '-_'");
    }

    private static void known(Node node, Field field, Map<String, FieldType> fields) {
        for (String other : field.notBefore()) {
            require(
                    node,
                    isDate(field.type()) && isDate(fields.get(other)),
                    "field " + field.code() + ": 'not-before' is between two dates, not " + other);
        }
        String codeOf = field.codeOf();
        require(
                node,
                codeOf == null || (field.type() == FieldType.CODE && isDate(fields.get(codeOf))),
                "field " + field.code() + ": 'code-of' is for a code and names a date, not " + codeOf);
    }

    private static Map<String, FieldType> types(List<Field> fields) {
        return fields.stream().collect(Collectors.toMap(Field::code, Field::type));
    }

    private static boolean isDate(@Nullable FieldType type) {
        return type == FieldType.DATE || type == FieldType.PARTIAL_DATE;
    }

    private List<Field> fields(Node node, List<FieldGroup> groups) {
        List<Field> result = new ArrayList<>();
        for (Node entry : node.nodes("fields")) {
            if (entry.has("group")) {
                String name = entry.text("group");
                entry.end();
                require(entry, files.has("groups/" + name + ".yaml"), "no group of fields " + name);
                Node group = files.node("groups/" + name + ".yaml");
                groups.add(new FieldGroup(name, group.label()));
                for (Node field : group.nodes("fields")) {
                    result.add(field(field, name));
                }
                group.end();
            } else {
                result.add(field(entry, null));
            }
        }
        return result;
    }

    private Field field(Node node, @Nullable String group) {
        FieldType type = node.oneOf(FieldType.class, "type");
        String list = node.optional("list");
        require(node, (type == FieldType.CODE) == (list != null), "'list' belongs to type code, and to that alone");
        if (list != null) {
            require(node, files.has("codes/" + list + ".yaml"), "no code list " + list);
            CodeList unused = lists.computeIfAbsent(list, this::list);
        }
        Set<Field.Property> properties = EnumSet.noneOf(Field.Property.class);
        for (Field.Property property : Field.Property.values()) {
            if (node.flag(property.name().toLowerCase(Locale.ROOT))) {
                properties.add(property);
            }
        }
        String help = node.optional("help-vi");
        String helpInEnglish = node.optional("help-en");
        require(node, (help == null) == (helpInEnglish == null), "help is in one language only");
        Field field = new Field(
                node.text("code"),
                node.label(),
                type,
                list,
                group,
                help == null || helpInEnglish == null ? null : new Label(help, helpInEnglish),
                node.clause(),
                node.period(),
                properties,
                node.number("longest", type == FieldType.LONG_TEXT ? LINES : LINE),
                node.texts("not-before"),
                node.optional("code-of"),
                node.texts("printed"),
                identity(node, type, properties));
        node.end();
        return field;
    }

    private static Field.@Nullable Identity identity(Node node, FieldType type, Set<Field.Property> properties) {
        if (node.has("identifies")) {
            return node.oneOf(Field.Identity.class, "identifies");
        }
        return properties.contains(Field.Property.IDENTIFYING) ? Field.Identity.of(type) : null;
    }

    private CodeList list(String name) {
        return Catalogue.codes(files, name, "codes/" + name + ".yaml");
    }

    private static List<Status> statuses(Node node) {
        List<Status> result = new ArrayList<>();
        for (Node status : node.nodes("statuses")) {
            result.add(new Status(status.text("code"), status.label(), status.flag("closed")));
            status.end();
        }
        return result;
    }

    private EventType event(Node node, List<Status> statuses) {
        List<Field> fields = new ArrayList<>();
        fields.add(date());
        fields.addAll(fields(node, new ArrayList<>()));
        unique(node, "field", fields.stream().map(Field::code).toList());
        String to = node.optional("to");
        require(node, to == null || names(statuses, to), "no status " + to);
        EventType event = new EventType(
                node.text("code"),
                node.label(),
                node.clause(),
                node.period(),
                from(node, statuses),
                to,
                node.flag("once"),
                node.optional("moves-to"),
                fields,
                node.texts("requires"));
        event.requires().forEach(type -> requireType(node, type));
        node.end();
        return event;
    }

    private static Set<String> from(Node node, List<Status> statuses) {
        Set<String> result = new LinkedHashSet<>();
        for (String name : node.texts("from")) {
            if (name.equals("open") || name.equals("any")) {
                statuses.stream()
                        .filter(status -> name.equals("any") || !status.closed())
                        .forEach(status -> result.add(status.code()));
            } else {
                require(node, names(statuses, name), "'from' names no status: " + name);
                result.add(name);
            }
        }
        require(node, !result.isEmpty(), "'from' is missing");
        return result;
    }

    private static boolean names(List<Status> statuses, String code) {
        return statuses.stream().anyMatch(status -> status.code().equals(code));
    }

    private static Field date() {
        return new Field(
                EventType.DATE,
                new Label("Ngày", "Date"),
                FieldType.PARTIAL_DATE,
                null,
                null,
                null,
                null,
                Period.ALWAYS,
                Set.of(Field.Property.REQUIRED),
                LINE,
                List.of(),
                null,
                List.of());
    }

    private List<RequiredDocument> documents(Node node) {
        List<RequiredDocument> result = new ArrayList<>();
        for (Node document : node.nodes("documents")) {
            String type = document.text("type");
            requireType(document, type);
            result.add(new RequiredDocument(type, document.clause()));
            document.end();
        }
        return result;
    }

    private void requireType(Node node, String type) {
        require(node, documentTypes.contains(type), "no type of document " + type);
    }

    private static List<Deadline> deadlines(Node node, List<Status> statuses) {
        List<Deadline> result = new ArrayList<>();
        for (Node deadline : node.nodes("deadlines")) {
            Set<String> counts = deadline.has("statuses")
                    ? deadline.set("statuses")
                    : statuses.stream()
                            .filter(status -> !status.closed())
                            .map(Status::code)
                            .collect(Collectors.toSet());
            for (String status : counts) {
                require(deadline, names(statuses, status), "'statuses' names no status: " + status);
            }
            require(deadline, !deadline.set("awaited").isEmpty(), "'awaited' is missing");
            result.add(new Deadline(
                    deadline.text("code"),
                    deadline.label(),
                    deadline.clause(),
                    deadline.period(),
                    deadline.set("awaited"),
                    deadline.text("after"),
                    deadline.length("within"),
                    deadline.flag("repeats"),
                    counts));
            deadline.end();
        }
        return result;
    }

    private List<Authority> authorities(Node node) {
        List<Authority> result = new ArrayList<>();
        for (Node authority : node.nodes("authority")) {
            Set<Authority.Right> rights = authority.anyOf(Authority.Right.class, "rights");
            String clause = authority.clause();
            Period inForce = authority.period();
            if (clause == null) {
                throw authority.wrong("has no 'clause'");
            }
            require(authority, !rights.isEmpty(), "'rights' is missing");
            require(authority, !authority.texts("kinds").isEmpty(), "'kinds' is missing");
            for (String kind : authority.texts("kinds")) {
                require(authority, unitKinds.contains(kind), "no kind of unit " + kind);
                result.add(new Authority(kind, rights, inForce, clause));
            }
            authority.end();
        }
        return result;
    }

    private static void unique(Node node, String what, List<String> codes) {
        Set<String> seen = new HashSet<>();
        codes.forEach(code -> require(node, seen.add(code), what + " twice: " + code));
    }

    private static void require(Node node, boolean holds, String otherwise) {
        if (!holds) {
            throw node.wrong(otherwise);
        }
    }
}
