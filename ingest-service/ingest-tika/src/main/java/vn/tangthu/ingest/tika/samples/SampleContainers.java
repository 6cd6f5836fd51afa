package vn.tangthu.ingest.tika.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files that hold several things: ZIP archives, mails, Word files, TIFF files of many pages. The same bytes each time. */
public final class SampleContainers {
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2025, 3, 3, 8, 0);
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String BOUNDARY = "----=_tangthu";
    private static final int BASE64_LINE = 76;

    private SampleContainers() {}

    /** @param entries content by path, in order; paths may be as wicked as one likes */
    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(WRITTEN);
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A Word file with a paragraph for each line. */
    public static byte[] docx(String text) {
        StringBuilder body = new StringBuilder();
        for (String line : text.split("\n")) {
            body.append("<w:p><w:r><w:t xml:space=\"preserve\">")
                    .append(escaped(line))
                    .append("</w:t></w:r></w:p>");
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", bytes("""
                <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/\
                content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.\
                relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-\
                officedocument.wordprocessingml.document.main+xml"/></Types>"""));
        parts.put("_rels/.rels", bytes("""
                <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/\
                2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/\
                relationships/officeDocument" Target="word/document.xml"/></Relationships>"""));
        parts.put(
                "word/document.xml",
                bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"" + WORD + "\"><w:body>" + body
                        + "</w:body></w:document>"));
        return zip(parts);
    }

    /**
     * A mail from one made-up office to another.
     *
     * @param attachments content by name
     */
    public static byte[] mail(String subject, String text, Map<String, byte[]> attachments) {
        StringBuilder mail = new StringBuilder()
                .append("From: ")
                .append(encoded("Văn thư Đội A"))
                .append(" <van-thu@don-vi-a.example>\r\n")
                .append("To: ")
                .append(encoded("Văn thư Đội B"))
                .append(" <van-thu@don-vi-b.example>\r\n")
                .append("Subject: ")
                .append(encoded(subject))
                .append("\r\n")
                .append("Date: Mon, 03 Mar 2025 08:00:00 +0700\r\n")
                .append("Message-ID: <1@don-vi-a.example>\r\n")
                .append("MIME-Version: 1.0\r\n")
                .append("Content-Type: multipart/mixed; boundary=\"")
                .append(BOUNDARY)
                .append("\"\r\n\r\n")
                .append("--")
                .append(BOUNDARY)
                .append("\r\n")
                .append("Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                .append(base64(bytes(text)))
                .append("\r\n");
        attachments.forEach((name, content) -> mail.append("--")
                .append(BOUNDARY)
                .append("\r\n")
                .append("Content-Type: application/octet-stream; name=\"")
                .append(encoded(name))
                .append("\"\r\n")
                .append("Content-Disposition: attachment; filename=\"")
                .append(encoded(name))
                .append("\"\r\n")
                .append("Content-Transfer-Encoding: base64\r\n\r\n")
                .append(base64(content))
                .append("\r\n"));
        return bytes(mail.append("--").append(BOUNDARY).append("--\r\n").toString());
    }

    /** @param compression as the TIFF writer names it: {@code LZW}, {@code CCITT T.6}, {@code JPEG} */
    public static byte[] tiff(List<BufferedImage> pages, String compression) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), parameters);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static String encoded(String header) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(header)) + "?=";
    }

    private static String base64(byte[] content) {
        return Base64.getMimeEncoder(BASE64_LINE, bytes("\r\n")).encodeToString(content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
