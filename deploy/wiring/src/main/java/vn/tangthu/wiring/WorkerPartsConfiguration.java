package vn.tangthu.wiring;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.reading.TextExtractor;
import vn.tangthu.archive.web.health.PartHealth;
import vn.tangthu.archive.web.health.PartStatus;
import vn.tangthu.catalogue.Label;

/** The parts of a service that reads documents. */
@Configuration(proxyBeanMethods = false)
public class WorkerPartsConfiguration {
    @Bean
    PartHealth recognitionPart(TextExtractor extractor) {
        return new Part("recognition", () -> recognition(extractor));
    }

    @Bean
    PartHealth queuePart(WorkQueue queue) {
        return new Part("queue", () -> queue(queue.depth()));
    }

    private static PartStatus recognition(TextExtractor extractor) {
        return extractor.canRecognise()
                ? PartStatus.up()
                : new PartStatus.Degraded(
                        new Label(
                                "Chưa cài nhận dạng chữ tiếng Việt; bản quét chờ đến khi cài: sudo apt-get install -y tesseract-ocr tesseract-ocr-vie",
                                "Vietnamese text recognition is not installed; scans wait until it is: sudo apt-get install -y tesseract-ocr tesseract-ocr-vie"));
    }

    private static PartStatus queue(Map<WorkKind, Long> depth) {
        long read = depth.getOrDefault(WorkKind.READ, 0L);
        long index = depth.getOrDefault(WorkKind.INDEX, 0L) + depth.getOrDefault(WorkKind.INDEX_RECORD, 0L);
        long replicate = depth.getOrDefault(WorkKind.REPLICATE, 0L);
        return new PartStatus.Up(new Label(
                "Chờ đọc " + read + ", chờ lập chỉ mục " + index + ", chờ bản thứ hai " + replicate,
                "Waiting to be read " + read + ", indexed " + index + ", copied " + replicate));
    }
}
