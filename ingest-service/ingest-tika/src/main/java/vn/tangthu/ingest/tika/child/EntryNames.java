package vn.tangthu.ingest.tika.child;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import vn.tangthu.vietnamese.VietnamesePlausibility;

/** Names of ZIP entries: UTF-8 when so flagged or when it is valid, else what reads best of the charsets in use here. */
final class EntryNames {
    private static final List<Charset> CANDIDATES = List.of(Charset.forName("IBM437"), Charset.forName("windows-1258"));

    private EntryNames() {}

    static String of(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        return raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames() ? entry.getName() : decode(raw);
    }

    private static String decode(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            // Not UTF-8: an archive made by an old program.
            String best = "";
            double highest = -1;
            for (Charset charset : CANDIDATES) {
                String name = Normalizer.normalize(new String(raw, charset), Normalizer.Form.NFC);
                double score = VietnamesePlausibility.score(name.replaceAll("[^\\p{L}]", " "));
                if (score > highest) {
                    highest = score;
                    best = name;
                }
            }
            return best;
        }
    }
}
