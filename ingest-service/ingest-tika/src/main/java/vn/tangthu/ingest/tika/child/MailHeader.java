package vn.tangthu.ingest.tika.child;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** The lines above a mail. */
final class MailHeader {
    private final Metadata metadata;

    MailHeader(Metadata metadata) {
        this.metadata = metadata;
    }

    void write(PaginatedText pages) {
        line(pages, "Từ", List.of(metadata.getValues(Message.MESSAGE_FROM)));
        line(pages, "Đến", List.of(metadata.getValues(Message.MESSAGE_TO)));
        line(pages, "Đồng gửi", List.of(metadata.getValues(Message.MESSAGE_CC)));
        line(pages, "Ngày", List.of(metadata.getValues(TikaCoreProperties.CREATED)));
        line(pages, "Chủ đề", List.of(metadata.getValues(TikaCoreProperties.TITLE)));
    }

    private static void line(PaginatedText pages, String label, List<String> values) {
        String text = values.stream()
                .flatMap(value -> Arrays.stream(value.split("\\s*\n\\s*")))
                .filter(value -> !value.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!text.isEmpty()) {
            pages.open("p");
            pages.open("b");
            pages.text(label + ": ");
            pages.close();
            pages.text(text);
            pages.close();
        }
    }
}
