package vn.tangthu.s3servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vn.tangthu.s3servers.MinioProgram.Search;

/** The implementations of S3 that tests run against: two, so that no vendor's habit becomes ours. */
public enum ServerKind {
    S3PROXY {
        @Override
        S3Server make(Options options) throws IOException {
            return new S3ProxyServer(options);
        }

        @Override
        public boolean available() {
            return true;
        }
    },
    MINIO {
        @Override
        S3Server make(Options options) throws IOException {
            return switch (MinioProgram.find()) {
                case Search.Found(MinioProgram program) -> new MinioServer(program, options);
                case Search.Missing(String reason) -> throw new IOException("There is no MinIO: " + reason);
            };
        }

        @Override
        public boolean available() throws IOException {
            return switch (MinioProgram.find()) {
                case Search.Found found -> true;
                case Search.Missing(String reason) -> {
                    ServersUsed.note("real MinIO: NOT used (" + reason + ")");
                    yield false;
                }
            };
        }
    };

    abstract S3Server make(Options options) throws IOException;

    /** @throws IOException where there has to be one and is none */
    public abstract boolean available() throws IOException;

    public static List<ServerKind> allAvailable() throws IOException {
        List<ServerKind> kinds = new ArrayList<>();
        for (ServerKind kind : values()) {
            if (kind.available()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Starts one, and notes that it was used. */
    public S3Server start(Options options) throws IOException {
        S3Server server = make(options);
        try {
            server.start();
        } catch (IOException e) {
            server.close();
            throw e;
        }
        ServersUsed.note(server.title());
        return server;
    }
}
