package vn.tangthu.archive.object;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest (FIPS 180-4) as 64 lower-case hexadecimal digits: the address of an object. */
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 digest in lower-case hexadecimal");
        }
    }

    public static Sha256 of(byte[] bytes) {
        return of(newDigest().digest(bytes), 0);
    }

    /** Reads the stream to its end; does not close it. */
    public static Sha256 of(InputStream in) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return of(digest.digest(), 0);
    }

    /** Takes the result of a digest that was fed elsewhere, and resets it. */
    public static Sha256 of(MessageDigest digest) {
        return of(digest.digest(), 0);
    }

    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Sha256 of(byte[] digest, int from) {
        return new Sha256(HexFormat.of().formatHex(digest, from, from + 32));
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
