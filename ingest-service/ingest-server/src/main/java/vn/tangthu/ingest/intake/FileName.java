package vn.tangthu.ingest.intake;

import java.text.Normalizer;

/** Names of uploaded files: display text only, never a path on disk. */
public final class FileName {
    /** Longest name kept, in characters; longer ones keep their beginning and their extension. */
    public static final int MAX_LENGTH = 255;

    private FileName() {}

    /** The last part of the path, in Unicode NFC, without control characters; {@code "khong-ten"} for nothing. */
    public static String clean(String offered) {
        String name = offered.substring(Math.max(offered.lastIndexOf('/'), offered.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}]", "")
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return "khong-ten";
        }
        return name.length() <= MAX_LENGTH ? name : shorten(name);
    }

    private static String shorten(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot >= 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = MAX_LENGTH - extension.length() - 1;
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + "…" + extension;
    }
}
