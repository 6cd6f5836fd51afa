package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.registry.MetadataVersion;

/** Rows of documents, versions and pages as values. */
final class DocumentRows {
    /** All columns, with what lies outside the units left out of what the document points to. */
    private static final String SEEN = """
            SELECT d.*, (SELECT p.id FROM documents p WHERE p.id = d.parent AND p.unit = ANY(:units)) AS seen_parent,
                (SELECT o.id FROM documents o
                    WHERE o.sha256 = d.sha256 AND o.arrival < d.arrival AND o.unit = ANY(:units)
                    ORDER BY o.arrival LIMIT 1) AS seen_original
            FROM documents d WHERE\s""";

    private static final String KEPT = "d.unit = ANY(:units)";

    /**
     * Those of {@code :ids} that may be read: kept by the units, or tied with a case file of theirs that is not deleted. The
     * case files are looked up by the documents, of which few have the same, before anything else of them is looked at: that
     * is what OFFSET 0 is for. They are not looked up at all where the units keep all of the documents.
     */
    static final String READABLE = """
            d.id = ANY(:ids::uuid[]) AND (d.unit = ANY(:units) OR d.id IN (
                SELECT unnest(f.documents) FROM (
                    SELECT documents, unit, deleted FROM case_files
                    WHERE documents <> '{}' AND documents && :ids::uuid[] OFFSET 0) f
                WHERE f.unit = ANY(:units) AND NOT f.deleted))""";

    /** Documents that the units keep. */
    static final String SCOPED = SEEN + KEPT;

    /** Documents by their ids, as far as they may be read. */
    static final String READ = SEEN + READABLE;

    /** All columns, as the machine sees them. */
    static final String ALL = """
            SELECT d.*, d.parent AS seen_parent,
                (SELECT o.id FROM documents o WHERE o.sha256 = d.sha256 AND o.arrival < d.arrival
                    ORDER BY o.arrival LIMIT 1) AS seen_original
            FROM documents d""";

    private DocumentRows() {}

    static Document document(ResultSet row) throws SQLException {
        DocumentId parent = Columns.optionalDocument(row, "seen_parent");
        return new Document(
                new DocumentId(row.getObject("id", UUID.class)),
                Columns.digest(row, "sha256"),
                row.getLong("size"),
                row.getString("file_name"),
                row.getString("media_type"),
                metadata(row),
                DocumentState.valueOf(row.getString("state")),
                Columns.texts(row, "copies"),
                row.getInt("pages"),
                row.getInt("pages_read"),
                row.getInt("poor_pages"),
                Columns.failure(row),
                parent,
                parent == null ? null : row.getString("path_in_parent"),
                Columns.optionalDocument(row, "seen_original"),
                row.getLong("version"),
                Columns.instant(row, "received_at"),
                row.getString("received_by"));
    }

    static MetadataVersion version(ResultSet row) throws SQLException {
        return new MetadataVersion(
                row.getLong("version"),
                metadata(row),
                Columns.instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("reason"));
    }

    static Page page(ResultSet row) throws SQLException {
        return new Page(
                row.getInt("number"),
                row.getString("text"),
                WordsCodec.decode(row.getString("words")),
                row.getInt("width"),
                row.getInt("height"),
                TextSource.valueOf(row.getString("source")),
                row.getFloat("confidence"),
                Columns.digest(row, "image"),
                Columns.failure(row));
    }

    /** The parameters {@code category, unit, type, number, date, issuer, person, note}. */
    static StatementSpec with(StatementSpec statement, Metadata metadata) {
        return statement
                .param("category", metadata.category())
                .param("unit", metadata.unit().value())
                .param("type", metadata.type())
                .param("number", metadata.number())
                .param("date", metadata.date())
                .param("issuer", metadata.issuer())
                .param("person", metadata.person())
                .param("note", metadata.note());
    }

    private static Metadata metadata(ResultSet row) throws SQLException {
        return new Metadata(
                row.getString("category"),
                new UnitCode(row.getString("unit")),
                row.getString("type"),
                row.getString("number"),
                row.getObject("document_date", LocalDate.class),
                row.getString("issuer"),
                row.getString("person"),
                row.getString("note"));
    }
}
