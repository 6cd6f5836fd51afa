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
        MediaType byContent = detect(file, new Metadata());
        if (!isVague(byContent)) {
            return byContent;
        }
        Metadata hint = new Metadata();
        hint.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return detect(file, hint);
    }

    private static boolean isVague(MediaType type) {
        return type.equals(MediaType.OCTET_STREAM)
                || type.getType().equals("text")
                || type.equals(MediaType.APPLICATION_XML);
    }

    private static MediaType detect(Path file, Metadata metadata) throws IOException {
        try (TikaInputStream in = TikaInputStream.get(file)) {
            return DETECTOR.detect(in, metadata);
        }
    }
}
