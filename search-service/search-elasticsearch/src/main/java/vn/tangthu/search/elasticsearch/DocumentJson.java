package vn.tangthu.search.elasticsearch;

import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.Facet;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.definition.PageField;

/** A document as it is sent. */
final class DocumentJson {
    private static final JsonFactory JSON = new JsonFactory();

    private DocumentJson() {}

    static BinaryData of(IndexedDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty(Fields.DOCUMENT, document.id().toString());
            json.writeNumberProperty(Fields.DOCUMENT_VERSION, document.version());
            json.writeStringProperty(
                    IndexDefinition.field(Facet.KIND), document.kind().code());
            json.writeStringProperty(
                    IndexDefinition.field(Facet.UNIT), document.unit().value());
            json.writeStringProperty(IndexDefinition.field(Facet.CATEGORY), document.category());
            if (document.type() != null) {
                json.writeStringProperty(IndexDefinition.field(Facet.TYPE), document.type());
            }
            if (document.year() != null) {
                json.writeStringProperty(IndexDefinition.field(Facet.YEAR), String.valueOf(document.year()));
            }
            writeAttributes(json, document);
            json.writeStringProperty(Fields.STORED_TITLE, document.title());
            json.writeArrayPropertyStart(Fields.PAGES);
            List<IndexedPage> pages = document.pages().stream()
                    .sorted(Comparator.comparingInt(IndexedPage::number))
                    .toList();
            for (IndexedPage page : pages) {
                json.writeStartObject();
                json.writeNumberProperty(IndexDefinition.NUMBER, page.number());
                json.writeStringProperty(PageField.TITLE.fieldName(), document.title());
                json.writeStringProperty(PageField.TEXT.fieldName(), page.text());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return BinaryData.of(out.toByteArray(), ContentType.APPLICATION_JSON);
    }

    private static void writeAttributes(JsonGenerator json, IndexedDocument document) {
        if (document.attributes().isEmpty()) {
            return;
        }
        Map<String, List<String>> values = document.attributes().stream()
                .collect(Collectors.groupingBy(
                        attribute -> attribute.field().code(),
                        Collectors.mapping(Attribute::value, Collectors.toList())));
        json.writeObjectPropertyStart(IndexDefinition.ATTRIBUTES);
        values.forEach((field, all) -> {
            json.writeArrayPropertyStart(field);
            all.forEach(json::writeString);
            json.writeEndArray();
        });
        json.writeEndObject();
    }
}
