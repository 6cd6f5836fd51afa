package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.FailureCode;

/** Plain text in every encoding in use. */
class PlainTextTest extends ReadingTest {
    private static final String TEXT = """
            Cộng hòa xã hội chủ nghĩa Việt Nam
            Độc lập - Tự do - Hạnh phúc
            Căn cứ Luật Thi hành án hình sự số 41/2019/QH14;
            """;
    private static final String FLAT = TEXT.strip().replace('\n', ' ');

    @Test
    void unicode() throws IOException {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), "a.txt").flatText())
                .isEqualTo(FLAT);
        assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8), "b.txt")
                        .flatText())
                .isEqualTo(FLAT);
        assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE), "c.txt")
                        .flatText())
                .isEqualTo(FLAT);
        assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE), "d.txt")
                        .flatText())
                .isEqualTo(FLAT);
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_16LE), "e.txt").flatText())
                .isEqualTo(FLAT);
    }

    @Test
    void windows1258() throws IOException {
        // Its tone marks stand after their letters; vowels with circumflex, breve and horn are whole.
        String decomposed = TEXT.codePoints()
                .mapToObj(c -> {
                    String letter = Character.toString(c);
                    String nfd = Normalizer.normalize(letter, Normalizer.Form.NFD);
                    int tone = nfd.length() > 1
                            ? "\u0300\u0301\u0303\u0309\u0323".indexOf(nfd.charAt(nfd.length() - 1))
                            : -1;
                    int inner = nfd.length() > 2 ? "\u0323".indexOf(nfd.charAt(1)) : -1;
                    if (inner >= 0) {
                        return Normalizer.normalize("" + nfd.charAt(0) + nfd.charAt(2), Normalizer.Form.NFC)
                                + nfd.charAt(1);
                    }
                    return tone < 0
                            ? letter
                            : Normalizer.normalize(nfd.substring(0, nfd.length() - 1), Normalizer.Form.NFC)
                                    + nfd.charAt(nfd.length() - 1);
                })
                .collect(Collectors.joining());
        byte[] bytes = decomposed.getBytes(Charset.forName("windows-1258"));
        assertThat(new String(bytes, Charset.forName("windows-1258"))).isEqualTo(decomposed);
        assertThat(read(bytes, "vn.txt").flatText()).isEqualTo(FLAT);
    }

    @Test
    void windows1252() throws IOException {
        String french =
                "Le tribunal a rendu son jugement le 3 mars; l’accusé était présent à l’audience, où il a été entendu.";
        assertThat(read(french.getBytes(Charset.forName("windows-1252")), "fr.txt")
                        .flatText())
                .isEqualTo(french);
    }

    @Test
    void tcvn3() throws IOException {
        byte[] bytes = "Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(read(bytes, "abc.txt").flatText())
                .isEqualTo("Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc");
    }

    @Test
    void bigFilesAreNotCut() throws IOException {
        String text =
                IntStream.rangeClosed(1, 30_000).mapToObj(i -> "dòng " + i).collect(Collectors.joining("\n"));
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), "dai.txt").flatText())
                .isEqualTo(text.replace('\n', ' '));
    }

    @Test
    void oneEndlessLineIsNotCut() throws IOException {
        String text = IntStream.rangeClosed(1, 40_000).mapToObj(i -> "từ" + i).collect(Collectors.joining(" "));
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), "mot-dong.txt").flatText())
                .isEqualTo(text);
    }

    @Test
    void bytesWithoutSenseAreRefused() throws IOException {
        byte[] noise = new byte[20_000];
        new Random(5).nextBytes(noise);
        assertThat(failure(noise, "nhieu.txt")).isEqualTo(FailureCode.UNSUPPORTED_TYPE);
        assertThat(failure(noise, "nhieu.xyz")).isEqualTo(FailureCode.UNSUPPORTED_TYPE);
    }
}
