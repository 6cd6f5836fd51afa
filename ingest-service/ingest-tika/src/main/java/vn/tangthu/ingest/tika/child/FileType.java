package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/** What a file is, by its content; its name decides only between types that look alike. */
final class FileType {
    private static final Detector DETECTOR = new DefaultDetector();

    private FileType() {}

    static MediaType of(Path file, String name) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (TikaInputStream in = TikaInputStream.get(file)) {
            return DETECTOR.detect(in, metadata);
        }
    }
}
