package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.TransportException;
import java.io.IOException;
import java.net.URI;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchUnavailableException;

/**
 * Says what went wrong and what to do. What Elasticsearch gives as its reason stays out: it quotes queries and texts, and
 * with them people's names.
 */
final class Faults {
    private static final String LOCKED = "cluster_block_exception";
    private final ElasticsearchSettings settings;

    Faults(ElasticsearchSettings settings) {
        this.settings = settings;
    }

    /** Status of the answer, or 0 where there was none. */
    static int status(Exception fault) {
        if (fault instanceof ElasticsearchException answer) {
            return answer.status();
        }
        return fault instanceof TransportException transport ? Math.max(0, transport.statusCode()) : 0;
    }

    /** Whether the same request may succeed a little later. */
    static boolean isTemporary(Exception fault) {
        return switch (status(fault)) {
            case 0 -> fault instanceof IOException && !isTls(fault);
            case 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    static boolean isIndexMissing(Exception fault) {
        return fault instanceof ElasticsearchException answer
                && answer.status() == 404
                && "index_not_found_exception".equals(answer.error().type());
    }

    SearchUnavailableException indexMissing() {
        return new SearchUnavailableException("Chỉ mục tìm kiếm '" + settings.index()
                + "' không có trong Elasticsearch; dịch vụ tiếp nhận sẽ tự lập lại trong vòng một phút. / The search index '"
                + settings.index()
                + "' is not in Elasticsearch; the ingest service makes it again by itself within a minute.");
    }

    /** Whether an index or the cluster is locked, which Elasticsearch does by itself when a disk is nearly full. */
    static boolean isLocked(int status, @Nullable ErrorCause error) {
        return (status == Rejections.FORBIDDEN || status == Rejections.TOO_BUSY)
                && error != null
                && LOCKED.equals(error.type());
    }

    SearchUnavailableException locked() {
        return new SearchUnavailableException("Elasticsearch đã khoá chỉ mục '" + settings.index()
                + "' (index.blocks hoặc cluster.blocks), thường vì đĩa của một nút gần đầy; hãy giải phóng đĩa, nó sẽ tự mở"
                + " lại; khoá do người quản trị đặt thì phải tự gỡ. / Elasticsearch has locked the index '"
                + settings.index()
                + "' (index.blocks or cluster.blocks), as a rule because a disk of a node is nearly full; make room and it"
                + " unlocks by itself; a block that an administrator set must be taken off.");
    }

    SearchUnavailableException of(Exception fault) {
        if (fault instanceof SearchUnavailableException known) {
            return known;
        }
        if (isTls(fault)) {
            return new SearchRefusedException(
                    "Không xác minh được chứng thư của Elasticsearch tại " + nodes()
                            + "; hãy kiểm tra tệp CA, tên máy trong chứng thư và giờ hệ thống. / The certificate of"
                            + " Elasticsearch at " + nodes()
                            + " cannot be verified, or it does not accept ours; check the CA file, the host names in the"
                            + " certificate and the clock.",
                    fault);
        }
        if (fault instanceof ElasticsearchException answer && isLocked(answer.status(), answer.error())) {
            return locked();
        }
        return switch (status(fault)) {
            case 0 ->
                new SearchUnavailableException(
                        "Không nối được với Elasticsearch tại " + nodes()
                                + "; hãy kiểm tra máy chủ và mạng. / Elasticsearch at " + nodes()
                                + " cannot be reached; check that it runs, and the network.",
                        fault);
            case 401 ->
                new SearchRefusedException("Elasticsearch tại " + nodes() + " không nhận "
                        + secret("tệp mật khẩu", "tệp khoá API", "chứng thư")
                        + "; hãy kiểm tra lại. / Elasticsearch at " + nodes() + " does not accept "
                        + secret("the user or the password in", "the API key in", "us without credentials:")
                        + "; check it.");
            case 403 ->
                new SearchRefusedException("Tài khoản dùng để nối với Elasticsearch thiếu quyền: cần 'monitor' và"
                        + " 'manage_index_templates' trên cụm, 'all' trên các chỉ mục '" + settings.index()
                        + "*'. / The account for Elasticsearch lacks rights: it needs 'monitor' and"
                        + " 'manage_index_templates' on the cluster, and 'all' on the indexes '" + settings.index()
                        + "*'.");
            case 404 -> isIndexMissing(fault) ? indexMissing() : new SearchUnavailableException(answered(fault));
            case 413 ->
                new SearchUnavailableException(
                        "Văn bản lớn hơn mức Elasticsearch nhận; hãy tăng http.max_content_length trên mọi nút. / The"
                                + " text is larger than Elasticsearch accepts; raise http.max_content_length on every"
                                + " node.");
            default ->
                fault instanceof ElasticsearchException
                        ? new SearchUnavailableException(answered(fault))
                        : new SearchUnavailableException(answered(fault), fault);
        };
    }

    private static String answered(Exception fault) {
        String type = fault instanceof ElasticsearchException answer
                ? String.valueOf(answer.error().type())
                : fault.getClass().getSimpleName();
        String what = status(fault) + " " + type;
        return "Elasticsearch không trả lời được lúc này (" + what
                + "); hãy xem nhật ký của nó rồi thử lại. / Elasticsearch cannot answer now (" + what
                + "); look at its log and try again.";
    }

    String nodes() {
        return settings.nodes().stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    private String secret(String password, String apiKey, String none) {
        return switch (settings.credentials()) {
            case Credentials.Password known -> password + " " + known.password();
            case Credentials.ApiKey known -> apiKey + " " + known.key();
            case Credentials.None unknown -> none;
        };
    }

    private static boolean isTls(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
