package vn.tangthu.ingest.tika.samples;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.catalogue.Catalogue;

/**
 * A made-up judgment, decision or form with facts that are known, for measuring how well they are read from it. The same
 * seed gives the same paper.
 *
 * @param template one of {@link #TEMPLATES}
 * @param truth codes of the fields that it states to the values that a record keeps
 * @param html without its outermost elements
 */
public record SamplePaper(String template, Map<String, String> truth, String html, Look look) {
    /** Layouts and wordings. */
    public static final List<String> TEMPLATES = List.of(
            "judgment-columns", "judgment-lines", "judgment-two", "decision-columns", "decision-form", "form-columns");

    private static final Pattern FIELDS = Pattern.compile("<!-- fields: ([a-z -]+) -->");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/DejaVu";

    /** The font and its size in points. */
    public record Look(String font, double size) {
        static Look any(Random random) {
            return new Look(
                    List.of("SerifCondensed", "Serif", "SansCondensed").get(random.nextInt(3)),
                    11 + random.nextInt(4) * 0.5);
        }
    }

    public SamplePaper {
        truth = Map.copyOf(truth);
    }

    /** A paper of this layout about a case of its own. */
    public static SamplePaper of(String template, Catalogue catalogue, long seed) {
        // Neighbouring seeds begin alike.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + template.hashCode());
        SampleCase facts = new SampleCase(catalogue, random);
        String source = read("papers/" + template + ".html");
        Matcher fields = FIELDS.matcher(source);
        if (!fields.find()) {
            throw new IllegalStateException(template + " does not say which fields it states");
        }
        Map<String, String> truth = new TreeMap<>();
        for (String field : fields.group(1).split(" ")) {
            truth.put(field, Objects.requireNonNull(facts.kept().get(field), field));
        }
        if (source.contains("${birth.year}")) {
            truth.computeIfPresent("birth-date", (field, day) -> day.substring(0, 4));
        }
        String html = PLACE.matcher(source.substring(fields.end()))
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(facts.printed().get(place.group(1)), place.group(1))));
        return new SamplePaper(template, truth, html, Look.any(random));
    }

    /** As it comes from a printer. */
    public byte[] pdf() {
        String page = "<html><head><style>" + style() + "</style></head><body>" + html + "</body></html>";
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.withHtmlContent(page, "");
            font(builder, "", 400, FontStyle.NORMAL);
            font(builder, "-Bold", 700, FontStyle.NORMAL);
            font(builder, look.font().startsWith("Sans") ? "-Oblique" : "-Italic", 400, FontStyle.ITALIC);
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String style() {
        return "@page{size:A4;margin:20mm 18mm 20mm 28mm}body{font-family:Paper;font-size:" + look.size()
                + "pt;line-height:1.4}p{text-align:justify;margin:4pt 0;text-indent:9mm}"
                + "h1{font-size:1.1em;text-align:center}h2{font-size:1em;text-align:center}"
                + ".head{width:100%;font-size:.92em}.head td{width:50%;text-align:center;vertical-align:top}"
                + ".form{width:100%}.form td{width:50%;vertical-align:top}"
                + "p.middle{text-align:center;text-indent:0}p.right{text-align:right;margin-right:15mm}";
    }

    private void font(PdfRendererBuilder builder, String file, int weight, FontStyle style) {
        builder.useFont(
                () -> Objects.requireNonNull(
                        SamplePaper.class.getResourceAsStream(FONTS + look.font() + file + ".ttf")),
                "Paper",
                weight,
                style,
                true);
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(SamplePaper.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
