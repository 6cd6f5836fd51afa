package vn.tangthu.s3servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            return new MinioServer(MinioProgram.find().orElseThrow(), options);
        }

        @Override
        public boolean available() throws IOException {
            Optional<MinioProgram> program = MinioProgram.find();
            if (program.isEmpty()) {
                ServersUsed.note("MinIO: NOT used, there is neither a program minio nor Go to build it with");
            }
            return program.isPresent();
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
