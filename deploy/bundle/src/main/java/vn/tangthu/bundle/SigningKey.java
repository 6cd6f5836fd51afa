package vn.tangthu.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import vn.tangthu.wiring.StartRefusedException;

/** The releaser's Ed25519 key: PEM files that {@code openssl} reads, the private one for its owner's eyes alone. */
final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** Where the public half of a key lies. */
    static Path publicHalf(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /** Makes a key; never overwrites one. */
    static SigningKey create(Path file, Path sources) throws IOException, GeneralSecurityException {
        outside(file, sources);
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException e) {
            throw new StartRefusedException(
                    "Đã có " + file + "; không ghi đè khóa. Chọn tên khác.",
                    "There is a " + file + " already; a key is not overwritten. Choose another name.",
                    e);
        }
        Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate()));
        Files.writeString(publicHalf(file), pem("PUBLIC KEY", pair.getPublic()));
        return new SigningKey(pair.getPrivate(), pair.getPublic());
    }

    /** Reads a key and its public half, {@code FILE.pub}. */
    static SigningKey read(Path file, Path sources) throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file) || !Files.isRegularFile(publicHalf(file))) {
            throw new StartRefusedException(
                    "Không có " + file + " hoặc " + publicHalf(file) + ". Tạo khóa: ./tangthu signing-key --key "
                            + file,
                    "There is no " + file + " or no " + publicHalf(file) + ". Make a key: ./tangthu signing-key --key "
                            + file);
        }
        outside(file, sources);
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new StartRefusedException(
                    "Người khác đọc được " + file + ". Chạy: chmod 600 " + file,
                    "Others may read " + file + ". Run: chmod 600 " + file);
        }
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(der(file))),
                    keys.generatePublic(new X509EncodedKeySpec(der(publicHalf(file)))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartRefusedException(
                    file + " hoặc " + publicHalf(file) + " không phải khóa Ed25519 dạng PEM.",
                    file + " or " + publicHalf(file) + " is not an Ed25519 key in PEM.",
                    e);
        }
    }

    /** The same bytes give the same signature. */
    byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signing = Signature.getInstance(ALGORITHM);
        signing.initSign(secret);
        signing.update(content);
        byte[] signature = signing.sign();
        Signature looking = Signature.getInstance(ALGORITHM);
        looking.initVerify(open);
        looking.update(content);
        if (!looking.verify(signature)) {
            throw new StartRefusedException(
                    "Khóa riêng và tệp .pub không cùng một cặp.",
                    "The private key and the .pub file are not one pair.");
        }
        return signature;
    }

    /** SHA-256 of the public key's DER form, to be told to the site by another way. */
    String fingerprint() {
        return HexFormat.of().formatHex(Digests.sha256().digest(open.getEncoded()));
    }

    private static void outside(Path file, Path sources) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StartRefusedException(
                    "Không có thư mục của " + file + ".", "There is no folder for " + file + ".");
        }
        if (folder.toRealPath().startsWith(sources.toRealPath())) {
            throw new StartRefusedException(
                    "Khóa không được nằm trong mã nguồn: " + file + ". Chọn thư mục khác.",
                    "A key must not lie among the sources: " + file + ". Choose another folder.");
        }
    }

    private static String pem(String kind, Key key) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    private static byte[] der(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
