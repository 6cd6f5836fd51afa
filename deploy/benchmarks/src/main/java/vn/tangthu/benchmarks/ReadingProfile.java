package vn.tangthu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import vn.tangthu.ingest.tika.ExtractorSettings;

/** Where reading children spend their processor time, from samples of the flight recorder. Needs JDK 25. */
final class ReadingProfile {
    /** Steps in the order in which a sampled stack is asked, from its innermost frame out. */
    private enum Step {
        PICTURE("page image: compressing", true),
        DRAWING("page image: drawing", true),
        LAYOUT("laying out pages", true),
        BOXES("word boxes of pages laid out", true),
        WORDS("words and boxes of PDF pages", false),
        STRUCTURE("structure for the layout, the PDFs laid out", true),
        MESSAGES("messages to the server", false),
        TYPE("finding the type", false),
        TEXT("text and the rest", false);

        private final String label;
        private final boolean pagesOnly;

        Step(String label, boolean pagesOnly) {
            this.label = label;
            this.pagesOnly = pagesOnly;
        }
    }

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String CHILD = "vn.tangthu.ingest.tika.child.";
    private final Path folder;
    private final Map<Step, Long> samples = new EnumMap<>(Step.class);

    ReadingProfile(Path folder) {
        this.folder = folder;
    }

    /** Children that are started through a script which switches the recorder on. */
    ExtractorSettings settings(ExtractorSettings usual) throws IOException {
        Path script = folder.resolve("java");
        Files.writeString(
                script,
                "#!/bin/sh\nexec '" + usual.java()
                        + "' -Xlog:disable -XX:FlightRecorderOptions:repository='" + folder
                        + "' '-XX:StartFlightRecording:settings=profile," + SAMPLE + "#enabled=true' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new ExtractorSettings(
                usual.cores(),
                usual.workFolder(),
                script,
                usual.classPath(),
                usual.tesseract(),
                usual.language(),
                usual.times(),
                usual.limits());
    }

    /** Takes what was sampled since then. */
    void take(List<Long> children, Instant since) throws IOException {
        for (long child : children) {
            Path recording = folder.resolve(child + ".jfr");
            String said = jcmd(child, "JFR.dump", "filename=" + recording);
            if (!Files.exists(recording)) {
                throw new IOException("The recording of a reading process could not be taken: " + said);
            }
            for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
                RecordedStackTrace stack = event.getStackTrace();
                boolean sample = event.getEventType().getName().equals(SAMPLE);
                if (sample && stack != null && event.getStartTime().isAfter(since)) {
                    count(stack.getFrames());
                }
            }
        }
    }

    private static String jcmd(long process, String... command) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process)));
        line.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void count(List<RecordedFrame> frames) {
        // The thread that hears the server is left out.
        if (has(frames, name -> name.startsWith(CHILD + "DocumentReading"))) {
            samples.merge(step(frames), 1L, Long::sum);
        }
    }

    private static Step step(List<RecordedFrame> frames) {
        if (has(frames, (CHILD + "PageImages")::equals)) {
            return Step.PICTURE;
        }
        if (has(frames, "org.apache.pdfbox.rendering.PDFRenderer"::equals)) {
            return Step.DRAWING;
        }
        if (has(frames, (CHILD + "Paper")::equals)) {
            return Step.LAYOUT;
        }
        if (has(frames, name -> name.equals(CHILD + "PdfPageScan") || name.equals(CHILD + "TextLayer"))) {
            return has(frames, (CHILD + "PaginatedText")::equals) ? Step.BOXES : Step.WORDS;
        }
        if (has(frames, name -> name.equals(CHILD + "PaginatedText") || name.equals(CHILD + "Chunk"))) {
            return Step.STRUCTURE;
        }
        if (has(frames, (CHILD + "ParentLink")::equals)) {
            return Step.MESSAGES;
        }
        return has(frames, (CHILD + "FileType")::equals) ? Step.TYPE : Step.TEXT;
    }

    private static boolean has(List<RecordedFrame> frames, Predicate<String> type) {
        return frames.stream()
                .anyMatch(frame -> type.test(frame.getMethod().getType().getName()));
    }

    /** Share of the time that a reading of text alone would not need. */
    double pagesOnly() {
        return share(samples.entrySet().stream()
                .filter(entry -> entry.getKey().pagesOnly)
                .mapToLong(Map.Entry::getValue)
                .sum());
    }

    String table() {
        StringBuilder table = new StringBuilder("| step | share |\n|---|---|\n");
        samples.forEach((step, count) ->
                table.append(String.format(Locale.ROOT, "| %s | %.0f %% |%n", step.label, 100 * share(count))));
        return table.toString();
    }

    private double share(long count) {
        return count
                / (double) samples.values().stream().mapToLong(Long::longValue).sum();
    }
}
