package vn.tangthu.s3servers;

import java.io.IOException;
import java.net.URI;

/** A server in a process of its own, with a folder of its own; it keeps both address and data over a restart. */
public interface S3Server extends AutoCloseable {
    /** What it is, with its version. */
    String title();

    URI endpoint();

    String accessKey();

    String secretKey();

    /** Whether it can lock objects. */
    boolean locks();

    /**
     * Its process.
     *
     * @throws IllegalStateException if it does not run
     */
    ProcessHandle process();

    /** Starts it and waits until it answers. */
    void start() throws IOException;

    /** Ends it as an administrator does, and waits for its end. */
    void stop() throws IOException;

    /** Ends it at once, as a power cut does. */
    void kill() throws IOException;

    /** It keeps its connections and answers nothing. */
    void pause() throws IOException;

    void resume() throws IOException;

    /** Changes one byte of an object where it lies on the disk. */
    void flipByte(String bucket, String key) throws IOException;

    @Override
    void close() throws IOException;
}
