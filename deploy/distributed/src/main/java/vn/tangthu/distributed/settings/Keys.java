package vn.tangthu.distributed.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import vn.tangthu.archive.s3.S3Settings;
import vn.tangthu.catalogue.Label;

/** Every key of the configuration file, in the order of the reference. */
public final class Keys {
    private static final Set<Program> ALL = EnumSet.allOf(Program.class);
    private static final Set<Program> SERVICES = EnumSet.of(Program.INGEST, Program.SEARCH);
    private static final Set<Program> INGEST = EnumSet.of(Program.INGEST);
    private static final Set<Program> OWNER = EnumSet.of(Program.OWNER);

    private static final Syntax<String> NAME =
            Syntax.text("[a-z][a-z0-9-]{0,39}", "chữ thường, số và gạch nối", "lower-case letters, digits and hyphens");
    private static final Syntax<String> HOST =
            Syntax.text("[A-Za-z0-9.:_-]{1,253}", "tên máy hoặc địa chỉ", "the name or address of a machine");
    private static final Syntax<String> ROLE =
            Syntax.text("[a-z_][a-z0-9_]{0,62}", "tên một vai trò của PostgreSQL", "the name of a PostgreSQL role");
    private static final Syntax<String> BUCKET = Syntax.text(
            S3Settings.BUCKET,
            "tên một bucket: 3 đến 63 chữ thường, số và gạch nối",
            "the name of a bucket: 3 to 63 lower-case letters, digits and hyphens");
    private static final Syntax<Integer> PORT = Syntax.number(1, 65535);
    /** A machine, perhaps a port. */
    private static final String HTTPS = "https://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:]{2,39}])(:[0-9]{1,5})?";

    private static final String HTTP_HERE = "http://(127\\.[0-9.]+|localhost):[0-9]{1,5}";
    private static final String HTTP_PATH = "(/[A-Za-z0-9._~%/-]{0,253})?";
    private static final Syntax<URI> ADDRESS = Syntax.uri(
            HTTPS + "/?|" + HTTP_HERE + "/?|file:/[^\\s?#]{1,400}",
            "địa chỉ https:// của một kho S3 (http:// chỉ trên chính máy này), hoặc file:/ của một thư mục mà mọi máy cùng"
                    + " thấy",
            "the https:// address of an S3 store (http:// on this machine alone), or file:/ of a folder that every machine"
                    + " sees");
    private static final Syntax<URI> METRICS = Syntax.uri(
            HTTPS + HTTP_PATH + "|" + HTTP_HERE + HTTP_PATH,
            "một địa chỉ https:// (http:// chỉ trên chính máy này)",
            "an https:// address (http:// on this machine alone)");

    public static final Setting<String> NAME_OF_PROCESS = required(
            "name",
            SERVICES,
            NAME,
            "Tên của tiến trình này, duy nhất trong toàn hệ thống; ghi trong nhật ký và hàng đợi việc.",
            "Name of this process, unique in the whole installation; stands in logs and in the work queue.");
    public static final Setting<String> LISTEN_ADDRESS = optional(
            "listen.address",
            SERVICES,
            HOST,
            "127.0.0.1",
            "Địa chỉ nhận yêu cầu từ máy chủ chuyển tiếp.",
            "Address on which requests of the reverse proxy are taken.");
    public static final Setting<Integer> LISTEN_PORT = required(
            "listen.port",
            SERVICES,
            Syntax.number(0, 65535),
            "Cổng nhận yêu cầu; 0 là cổng bất kỳ, in ra khi khởi động.",
            "Port on which requests are taken; 0 for any, printed at the start.");
    public static final Setting<String> LISTEN_PROXY = optional(
            "listen.proxy",
            SERVICES,
            HOST,
            "proxy",
            "Tên (CN) trong chứng thư của máy chủ chuyển tiếp; không nhận yêu cầu của ai khác.",
            "Common name in the certificate of the reverse proxy; nobody else's requests are taken.");
    public static final Setting<Path> TLS_CERTIFICATE = required(
            "tls.certificate",
            ALL,
            Syntax.file(),
            "Chứng thư của tiến trình này (PEM), dùng khi nhận và khi gửi yêu cầu.",
            "Certificate of this process (PEM), shown to callers and to the parts it calls.");
    public static final Setting<Path> TLS_KEY = required(
            "tls.key",
            ALL,
            Syntax.secret(),
            "Khóa riêng của chứng thư (PEM, PKCS #8, không mật khẩu).",
            "Private key of the certificate (PEM, PKCS #8, without a password).");
    public static final Setting<Path> TLS_AUTHORITY = required(
            "tls.authority",
            ALL,
            Syntax.file(),
            "Chứng thư của CA nội bộ (PEM); không tin CA nào khác.",
            "Certificate of the internal authority (PEM); no other is trusted.");

    public static final Setting<Path> CATALOGUE_FOLDER = optional(
            "catalogue.folder",
            ALL,
            Syntax.folder(),
            "",
            "Thư mục các tệp danh mục riêng, thay cho tệp cùng tên của chương trình; giống nhau trên mọi máy.",
            "Folder with catalogue files of the site's own, in place of the program's of the same names; the same on every"
                    + " machine.");

    public static final Setting<String> DATABASE_HOST = required(
            "database.host",
            ALL,
            HOST,
            "Máy chạy PostgreSQL, đúng như tên trong chứng thư của nó.",
            "Machine that runs PostgreSQL, named as in its certificate.");
    public static final Setting<Integer> DATABASE_PORT =
            optional("database.port", ALL, PORT, "5432", "Cổng của PostgreSQL.", "Port of PostgreSQL.");
    public static final Setting<String> DATABASE_NAME =
            optional("database.name", ALL, ROLE, "tangthu", "Tên cơ sở dữ liệu.", "Name of the database.");
    public static final Setting<String> DATABASE_USER = optional(
            "database.user",
            ALL,
            ROLE,
            "tangthu_app",
            "Vai trò mà các dịch vụ làm việc; không phải chủ sở hữu của bảng.",
            "Role that the services work as; not the owner of the tables.");
    public static final Setting<Path> DATABASE_PASSWORD = required(
            "database.password-file",
            SERVICES,
            Syntax.secret(),
            "Tệp chứa mật khẩu của vai trò đó.",
            "File with the password of that role.");
    public static final Setting<Integer> DATABASE_CONNECTIONS = optional(
            "database.connections",
            SERVICES,
            Syntax.number(8, 200),
            "16",
            "Số kết nối của tiến trình này.",
            "Number of connections of this process.");
    public static final Setting<String> OWNER_USER = optional(
            "database.owner-user",
            OWNER,
            ROLE,
            "tangthu_owner",
            "Vai trò sở hữu các bảng; chỉ dùng để chuẩn bị cơ sở dữ liệu.",
            "Role that owns the tables; used to prepare the database only.");
    public static final Setting<Path> OWNER_PASSWORD = required(
            "database.owner-password-file",
            OWNER,
            Syntax.secret(),
            "Tệp chứa mật khẩu của chủ sở hữu; không để trên máy chạy dịch vụ.",
            "File with the owner's password; not to be kept on machines that run services.");

    public static final Setting<String> SEARCH_ENGINE = optional(
            "search.engine",
            SERVICES,
            NAME,
            "elasticsearch",
            "Máy tìm kiếm; các dịch vụ tách rời cần elasticsearch.",
            "Search engine; services apart need elasticsearch.");
    public static final Setting<List<URI>> SEARCH_ADDRESSES = required(
            "search.addresses",
            SERVICES,
            Syntax.origins(
                    HTTPS + "|" + HTTP_HERE,
                    "các địa chỉ https:// có cổng, cách nhau bằng dấu phẩy; http:// chỉ trên chính máy này, không lẫn"
                            + " với https://",
                    "https:// addresses with a port each and commas between them; http:// on this machine alone, and not"
                            + " together with https://"),
            "Các nút Elasticsearch.",
            "The Elasticsearch nodes.");
    public static final Setting<String> SEARCH_USER = optional(
            "search.user",
            SERVICES,
            Syntax.text("[A-Za-z0-9._-]{1,64}", "một tên tài khoản", "the name of an account"),
            "tangthu",
            "Tài khoản Elasticsearch, dùng khi có search.password-file.",
            "Elasticsearch account, used with search.password-file.");
    public static final Setting<Path> SEARCH_PASSWORD = optional(
            "search.password-file",
            SERVICES,
            Syntax.secret(),
            "",
            "Tệp chứa mật khẩu của tài khoản đó; không có thì chỉ trình chứng thư.",
            "File with the password of that account; without it the certificate alone is shown.");
    public static final Setting<Path> SEARCH_API_KEY = optional(
            "search.api-key-file",
            SERVICES,
            Syntax.secret(),
            "",
            "Tệp chứa khóa API (dạng mã hóa) của Elasticsearch, thay cho mật khẩu.",
            "File with an API key (in its encoded form) of Elasticsearch, instead of a password.");
    public static final Setting<String> SEARCH_INDEX = optional(
            "search.index",
            SERVICES,
            Syntax.text("[a-z][a-z0-9]{0,39}", "chữ thường và số", "lower-case letters and digits"),
            "tangthu",
            "Phần đầu của tên các chỉ mục.",
            "First part of the names of the indices.");
    public static final Setting<Integer> SEARCH_SHARDS = optional(
            "search.shards",
            SERVICES,
            Syntax.number(1, 64),
            "1",
            "Số phần của một chỉ mục mới; một phần chứa được chừng 50 GB.",
            "Shards of a new index; one holds about 50 GB.");
    public static final Setting<Integer> SEARCH_REPLICAS = optional(
            "search.replicas",
            SERVICES,
            Syntax.number(0, 5),
            "1",
            "Số bản sao của mỗi phần trên các nút khác.",
            "Copies of each shard on other nodes.");

    public static final Setting<String> STORE_INSTALLATION = optional(
            "store.installation",
            SERVICES,
            NAME,
            "tangthu",
            "Mã chung của hai kho; kho của hệ thống khác bị từ chối.",
            "What both stores have in common; a store of another installation is refused.");
    public static final Setting<DataSize> STORE_RESERVE = optional(
            "store.reserve",
            SERVICES,
            Syntax.size(DataSize.ofGigabytes(100_000)),
            "256MB",
            "Phần để trống trên mỗi kho, nếu biết kho còn trống bao nhiêu; ít hơn thì kho coi như đầy.",
            "Room left free on each store where its free space is known; below it the store counts as full.");
    public static final Setting<URI> FIRST_STORE =
            required("store.first.address", SERVICES, ADDRESS, "Kho thứ nhất.", "The first store.");
    public static final Setting<String> FIRST_BUCKET = optional(
            "store.first.bucket",
            SERVICES,
            BUCKET,
            "tangthu",
            "Bucket của kho thứ nhất.",
            "Bucket of the first store.");
    public static final Setting<Path> FIRST_CREDENTIALS = optional(
            "store.first.credentials-file",
            SERVICES,
            Syntax.secret(),
            "",
            "Tệp có hai dòng access-key=… và secret-key=….",
            "File with the lines access-key=… and secret-key=….");
    public static final Setting<URI> FIRST_METRICS = optional(
            "store.first.metrics",
            SERVICES,
            METRICS,
            "",
            "Địa chỉ số đo (Prometheus) của kho thứ nhất, để biết còn trống bao nhiêu; MinIO: /minio/v2/metrics/cluster.",
            "Address of the first store's metrics (Prometheus), for its free space; MinIO: /minio/v2/metrics/cluster.");
    public static final Setting<URI> SECOND_STORE = required(
            "store.second.address",
            SERVICES,
            ADDRESS,
            "Kho thứ hai, độc lập với kho thứ nhất.",
            "The second store, independent of the first.");
    public static final Setting<String> SECOND_BUCKET = optional(
            "store.second.bucket",
            SERVICES,
            BUCKET,
            "tangthu",
            "Bucket của kho thứ hai.",
            "Bucket of the second store.");
    public static final Setting<Path> SECOND_CREDENTIALS = optional(
            "store.second.credentials-file",
            SERVICES,
            Syntax.secret(),
            "",
            "Tệp khóa truy cập của kho thứ hai.",
            "Credentials file of the second store.");

    public static final Setting<URI> SECOND_METRICS = optional(
            "store.second.metrics",
            SERVICES,
            METRICS,
            "",
            "Địa chỉ số đo (Prometheus) của kho thứ hai, để biết còn trống bao nhiêu; MinIO: /minio/v2/metrics/cluster.",
            "Address of the second store's metrics (Prometheus), for its free space; MinIO: /minio/v2/metrics/cluster.");
    public static final Setting<Path> WORK_FOLDER = required(
            "work.folder",
            SERVICES,
            Syntax.folder(),
            "Thư mục riêng của tiến trình cho tệp đang xử lý; được dọn khi khởi động.",
            "Folder of this process alone for files under way; emptied at its start.");
    public static final Setting<Path> LOG_FOLDER = required(
            "log.folder", SERVICES, Syntax.folder(), "Thư mục nhật ký chương trình.", "Folder of the program's log.");
    public static final Setting<Path> ANCHOR_FOLDER = required(
            "audit.anchor-folder",
            INGEST,
            Syntax.folder(),
            "Thư mục ghi mốc của nhật ký kiểm tra, ngoài cơ sở dữ liệu.",
            "Folder for anchors of the audit trail, outside of the database.");
    public static final Setting<Integer> READERS = optional(
            "work.readers",
            INGEST,
            Syntax.number(1, 64),
            "2",
            "Số tài liệu đọc cùng lúc; bằng số lõi là vừa.",
            "Documents read at once; as many as cores is right.");
    public static final Setting<Integer> INDEXERS = optional(
            "work.indexers",
            INGEST,
            Syntax.number(1, 32),
            "4",
            "Số tài liệu lập chỉ mục cùng lúc.",
            "Documents indexed at once.");
    public static final Setting<Duration> LEASE = optional(
            "work.lease",
            INGEST,
            Syntax.duration(Duration.ofSeconds(3), Duration.ofHours(1)),
            "60s",
            "Sau khoảng này mà tiến trình im lặng, tiến trình khác nhận việc của nó.",
            "After this time without a sign of life others take over the work of this process.");

    private static final List<Setting<?>> EVERY = List.of(
            NAME_OF_PROCESS,
            LISTEN_ADDRESS,
            LISTEN_PORT,
            LISTEN_PROXY,
            TLS_CERTIFICATE,
            TLS_KEY,
            TLS_AUTHORITY,
            CATALOGUE_FOLDER,
            DATABASE_HOST,
            DATABASE_PORT,
            DATABASE_NAME,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_CONNECTIONS,
            OWNER_USER,
            OWNER_PASSWORD,
            SEARCH_ENGINE,
            SEARCH_ADDRESSES,
            SEARCH_USER,
            SEARCH_PASSWORD,
            SEARCH_API_KEY,
            SEARCH_INDEX,
            SEARCH_SHARDS,
            SEARCH_REPLICAS,
            STORE_INSTALLATION,
            STORE_RESERVE,
            FIRST_STORE,
            FIRST_BUCKET,
            FIRST_CREDENTIALS,
            FIRST_METRICS,
            SECOND_STORE,
            SECOND_BUCKET,
            SECOND_CREDENTIALS,
            SECOND_METRICS,
            WORK_FOLDER,
            LOG_FOLDER,
            ANCHOR_FOLDER,
            READERS,
            INDEXERS,
            LEASE);

    private Keys() {}

    static List<Setting<?>> all() {
        return EVERY;
    }

    private static <T> Setting<T> required(String key, Set<Program> readBy, Syntax<T> syntax, String vi, String en) {
        return new Setting<>(key, readBy, syntax, null, new Label(vi, en));
    }

    private static <T> Setting<T> optional(
            String key, Set<Program> readBy, Syntax<T> syntax, String fallback, String vi, String en) {
        return new Setting<>(key, readBy, syntax, fallback, new Label(vi, en));
    }
}
