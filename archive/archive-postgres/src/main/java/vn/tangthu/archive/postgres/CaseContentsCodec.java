package vn.tangthu.archive.postgres;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.DocumentId;

/**
 * Contents as JSON: {@code {"f": {field: [values]}, "e": [{"i": id, "t": type, "v": {field: [values]}}], "d": [{"i": document,
 * "t": type, "e": event}]}}. Keys that this version does not know are passed over, so that it can read what a later one wrote.
 */
final class CaseContentsCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private CaseContentsCodec() {}

    static String encode(CaseContents contents) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeName("f");
            encode(contents.fields(), out);
            out.writeArrayPropertyStart("e");
            contents.events().forEach(event -> encode(event, out));
            out.writeEndArray();
            out.writeArrayPropertyStart("d");
            contents.documents().forEach(document -> encode(document, out));
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.toString();
    }

    /** What contents have among their fields if they have each of these values. */
    static String encode(Map<String, String> wanted) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            SortedMap<String, List<String>> values = new TreeMap<>();
            wanted.forEach((code, value) -> values.put(code, List.of(value)));
            encode(new FieldValues(values), out);
        }
        return text.toString();
    }

    private static void encode(FieldValues values, JsonGenerator out) {
        out.writeStartObject();
        values.values().forEach((code, all) -> {
            out.writeArrayPropertyStart(code);
            all.forEach(out::writeString);
            out.writeEndArray();
        });
        out.writeEndObject();
    }

    private static void encode(CaseEvent event, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("i", event.id().toString());
        out.writeStringProperty("t", event.type());
        out.writeName("v");
        encode(event.values(), out);
        out.writeEndObject();
    }

    private static void encode(CaseDocument document, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("i", document.document().toString());
        out.writeStringProperty("t", document.type());
        UUID event = document.event();
        if (event != null) {
            out.writeStringProperty("e", event.toString());
        }
        out.writeEndObject();
    }

    /** @throws IllegalArgumentException if it is JSON, but not of contents */
    static CaseContents decode(String json) {
        FieldValues fields = FieldValues.none();
        List<CaseEvent> events = new ArrayList<>();
        List<CaseDocument> documents = new ArrayList<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "f" -> fields = values(in);
                    case "e" -> {
                        while (in.nextToken() == JsonToken.START_OBJECT) {
                            events.add(event(in));
                        }
                    }
                    case "d" -> {
                        while (in.nextToken() == JsonToken.START_OBJECT) {
                            documents.add(document(in));
                        }
                    }
                    default -> in.skipChildren();
                }
            }
        }
        return new CaseContents(fields, events, documents);
    }

    private static FieldValues values(JsonParser in) {
        SortedMap<String, List<String>> result = new TreeMap<>();
        for (String code = in.nextName(); code != null; code = in.nextName()) {
            List<String> all = new ArrayList<>(1);
            if (in.nextToken() == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    value(in, all);
                }
            } else {
                value(in, all);
            }
            result.put(code, all);
        }
        return new FieldValues(result);
    }

    private static void value(JsonParser in, List<String> all) {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            all.add(in.getString());
        } else {
            in.skipChildren();
        }
    }

    private static CaseEvent event(JsonParser in) {
        Parts parts = new Parts(in);
        return new CaseEvent(parts.id(), parts.type(), parts.values);
    }

    private static CaseDocument document(JsonParser in) {
        Parts parts = new Parts(in);
        String event = parts.event;
        return new CaseDocument(
                new DocumentId(parts.id()), parts.type(), event == null ? null : UUID.fromString(event));
    }

    /** What an event or a document consists of. */
    private static final class Parts {
        private @Nullable String id;
        private @Nullable String type;
        private @Nullable String event;
        private FieldValues values = FieldValues.none();

        Parts(JsonParser in) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "i" -> id = in.getString();
                    case "t" -> type = in.getString();
                    case "e" -> event = in.getString();
                    case "v" -> values = values(in);
                    default -> in.skipChildren();
                }
            }
        }

        UUID id() {
            return UUID.fromString(present(id));
        }

        String type() {
            return present(type);
        }

        private static String present(@Nullable String text) {
            if (text == null) {
                throw new IllegalArgumentException("An event or document of a case file lacks its id or type");
            }
            return text;
        }
    }
}
