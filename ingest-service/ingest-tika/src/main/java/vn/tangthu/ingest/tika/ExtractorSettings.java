package vn.tangthu.ingest.tika;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How reading is done on this machine.
 *
 * @param cores children at most, and recognition processes at most over all children
 * @param workFolder for files of running jobs; nothing in it outlives a server
 * @param java command that starts a child
 * @param classPath of a child
 * @param tesseract command of the recognition program
 * @param language its model
 */
public record ExtractorSettings(
        int cores,
        Path workFolder,
        Path java,
        String classPath,
        String tesseract,
        String language,
        ReadingTimes times,
        ReadingLimits limits) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z_]+(\\+[a-zA-Z_]+)*");

    public ExtractorSettings {
        if (cores < 1) {
            throw new IllegalArgumentException("cores must be 1 or more: " + cores);
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("not a Tesseract language: " + language);
        }
        if (tesseract.isBlank() || classPath.isBlank()) {
            throw new IllegalArgumentException("tesseract and classPath must not be blank");
        }
        workFolder = workFolder.toAbsolutePath().normalize();
    }

    /** One child a core, this process's own Java and class path, Tesseract from the PATH with Vietnamese. */
    public static ExtractorSettings defaults(Path workFolder) {
        return new ExtractorSettings(
                Runtime.getRuntime().availableProcessors(),
                workFolder,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                ownClassPath(),
                "tesseract",
                "vie",
                ReadingTimes.defaults(),
                ReadingLimits.defaults());
    }

    /** A child runs in another folder than this process, so that relative entries would be lost. */
    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public ExtractorSettings withCores(int changed) {
        return new ExtractorSettings(changed, workFolder, java, classPath, tesseract, language, times, limits);
    }

    public ExtractorSettings withClassPath(String changed) {
        return new ExtractorSettings(cores, workFolder, java, changed, tesseract, language, times, limits);
    }

    public ExtractorSettings withTesseract(String changed) {
        return new ExtractorSettings(cores, workFolder, java, classPath, changed, language, times, limits);
    }

    public ExtractorSettings withTimes(ReadingTimes changed) {
        return new ExtractorSettings(cores, workFolder, java, classPath, tesseract, language, changed, limits);
    }

    public ExtractorSettings withLimits(ReadingLimits changed) {
        return new ExtractorSettings(cores, workFolder, java, classPath, tesseract, language, times, changed);
    }
}
