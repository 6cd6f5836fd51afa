package vn.tangthu.ingest.tika.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.FailureCode;

/** Runs the {@code tesseract} command, one process a call, each under a permit of the server. */
final class Tesseract {
    private static final Pattern ROTATE = Pattern.compile("Rotate: (\\d+)");
    private static final int LONGEST_ANSWER = 64 << 20;
    private final Job job;

    Tesseract(Job job) {
        this.job = job;
    }

    /** The words of an upright image; boxes as fractions of it. */
    PageText recognise(GreyImage image, int dotsPerInch) throws ReadingStoppedException, InterruptedException {
        Answer answer = run(
                image,
                List.of("-l", job.limits().language(), "--dpi", String.valueOf(dotsPerInch), "--psm", "3", "tsv"));
        if (answer.exitCode() != 0) {
            if (!languageInstalled()) {
                throw new ReadingStoppedException(
                        FailureCode.OCR_MISSING,
                        "tesseract lacks " + job.limits().language());
            }
            throw new ReadingStoppedException(FailureCode.INTERNAL, "tesseract ended with code " + answer.exitCode());
        }
        return TesseractTable.parse(answer.text(), image.width(), image.height());
    }

    /** Quarters by which the image must be turned clockwise to stand upright; empty when the program cannot tell. */
    Optional<Integer> orientation(GreyImage image, int dotsPerInch)
            throws ReadingStoppedException, InterruptedException {
        Answer answer = run(image, List.of("--dpi", String.valueOf(dotsPerInch), "--psm", "0"));
        Matcher rotate = ROTATE.matcher(answer.text());
        return answer.exitCode() == 0 && rotate.find()
                ? Optional.of(Integer.parseInt(rotate.group(1)) / 90 % 4)
                : Optional.empty();
    }

    private boolean languageInstalled() throws ReadingStoppedException, InterruptedException {
        Answer answer = run(null, List.of("--list-langs"));
        List<String> languages = answer.text().lines().map(String::strip).toList();
        return languages.containsAll(List.of(job.limits().language().split("\\+")));
    }

    private record Answer(int exitCode, String text) {}

    private Answer run(@Nullable GreyImage image, List<String> arguments)
            throws ReadingStoppedException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(job.limits().recogniser()));
        if (image != null) {
            command.addAll(List.of("stdin", "stdout"));
        }
        command.addAll(arguments);
        job.link().takePermit();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            return answer(start(builder), image);
        } finally {
            job.link().giveBackPermit();
        }
    }

    private static Process start(ProcessBuilder builder) throws ReadingStoppedException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ReadingStoppedException(FailureCode.OCR_MISSING, "tesseract cannot be started");
        }
    }

    private Answer answer(Process process, @Nullable GreyImage image)
            throws ReadingStoppedException, InterruptedException {
        Duration limit = job.limits().recognitionTime();
        FutureTask<String> output = new FutureTask<>(() -> readAll(process.getInputStream()));
        Thread.ofVirtual().start(output);
        FutureTask<Void> input = new FutureTask<>(() -> {
            feed(process.getOutputStream(), image);
            return null;
        });
        Thread.ofVirtual().start(input);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ReadingStoppedException(
                        FailureCode.TIMED_OUT, "text recognition took longer than " + limit.toSeconds() + " s");
            }
            return new Answer(process.exitValue(), output.get());
        } catch (ExecutionException e) {
            throw new ReadingStoppedException(FailureCode.INTERNAL, "reading from tesseract", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String readAll(InputStream in) throws IOException {
        try (in) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(in.readNBytes(LONGEST_ANSWER));
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    /** As a portable grey map: nothing to compress here, nothing to unpack there. */
    private static void feed(OutputStream out, @Nullable GreyImage image) throws IOException {
        try (out) {
            if (image != null) {
                out.write(("P5\n" + image.width() + " " + image.height() + "\n255\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(image.pixels());
            }
        }
    }
}
