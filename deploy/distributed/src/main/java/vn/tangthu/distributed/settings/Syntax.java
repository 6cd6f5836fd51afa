package vn.tangthu.distributed.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;
import vn.tangthu.catalogue.Label;

/**
 * What a value of a setting looks like.
 *
 * @param expected said to whoever wrote something else
 * @param reader makes the value of the text and the folder that relative paths begin at; empty for anything else
 */
public record Syntax<T>(Label expected, BiFunction<String, Path, Optional<T>> reader) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static Syntax<String> text(String regex, String vi, String en) {
        Pattern pattern = Pattern.compile(regex);
        return new Syntax<>(
                new Label(vi, en),
                (text, base) ->
                        Optional.of(text).filter(value -> pattern.matcher(value).matches()));
    }

    static Syntax<Integer> number(int least, int most) {
        return new Syntax<>(
                new Label("một số từ " + least + " đến " + most, "a number from " + least + " to " + most),
                (text, base) -> Optional.of(text)
                        .filter(value -> NUMBER.matcher(value).matches())
                        .map(Integer::valueOf)
                        .filter(value -> value >= least && value <= most));
    }

    /** Addresses of machines with a port each, all of one scheme. */
    static Syntax<List<URI>> origins(String regex, String vi, String en) {
        Syntax<URI> one = uri(regex, vi, en);
        return new Syntax<>(one.expected(), (text, base) -> {
            List<Optional<URI>> read = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(part -> one.reader().apply(part, base))
                    .toList();
            List<URI> origins = read.stream().flatMap(Optional::stream).toList();
            return Optional.of(origins)
                    .filter(all -> all.size() == read.size())
                    .filter(all -> all.stream().allMatch(origin -> origin.getPort() > 0))
                    .filter(all -> all.stream().map(URI::getScheme).distinct().count() == 1);
        });
    }

    static Syntax<Duration> duration(Duration least, Duration most) {
        return new Syntax<>(
                new Label(
                        "một khoảng thời gian từ " + say(least) + " đến " + say(most) + ", ví dụ 60s",
                        "a time from " + say(least) + " to " + say(most) + ", for example 60s"),
                (text, base) -> Optional.of(text)
                        .filter(value -> value.matches("\\d{1,6}(ms|s|m|h|d)"))
                        .map(DurationStyle.SIMPLE::parse)
                        .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0));
    }

    static Syntax<DataSize> size(DataSize most) {
        return new Syntax<>(
                new Label(
                        "một dung lượng đến " + most.toGigabytes() + "GB, ví dụ 256MB",
                        "a size up to " + most.toGigabytes() + "GB, for example 256MB"),
                (text, base) -> Optional.of(text)
                        .filter(value -> value.matches("\\d{1,9}(B|KB|MB|GB)"))
                        .map(DataSize::parse)
                        .filter(value -> value.compareTo(most) <= 0));
    }

    /** Addresses of machines, and of folders where the pattern allows them. */
    static Syntax<URI> uri(String regex, String vi, String en) {
        Pattern pattern = Pattern.compile(regex);
        return new Syntax<>(
                new Label(vi, en),
                (text, base) -> Optional.of(text)
                        .filter(value -> pattern.matcher(value).matches())
                        .flatMap(Syntax::parsed)
                        .filter(address -> "file".equals(address.getScheme()) || leadsToAMachine(address)));
    }

    /** To Java a name that no machine can have is an address without a host, and every number is a port. */
    private static boolean leadsToAMachine(URI address) {
        return address.getHost() != null && address.getPort() != 0 && address.getPort() <= HIGHEST_PORT;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A file that is there and that this program may read. */
    static Syntax<Path> file() {
        return new Syntax<>(
                new Label("một tệp có thật, đọc được", "a file that is there and can be read"),
                (text, base) -> Optional.of(base.resolve(text).normalize())
                        .filter(path -> Files.isRegularFile(path) && Files.isReadable(path)));
    }

    /** A file that nobody but its owner may read. */
    static Syntax<Path> secret() {
        return new Syntax<>(
                new Label(
                        "một tệp có thật, đọc được, mà nhóm và người khác không đọc được (chmod 600)",
                        "a file that is there and can be read, but not by group and others (chmod 600)"),
                (text, base) -> file().reader().apply(text, base).filter(Secrets::ownersOnly));
    }

    static Syntax<Path> folder() {
        return new Syntax<>(
                new Label("một thư mục", "a folder"),
                (text, base) -> Optional.of(base.resolve(text).normalize())
                        .filter(path -> !Files.exists(path) || Files.isDirectory(path)));
    }

    private static String say(Duration time) {
        return time.toSeconds() % 3600 == 0 ? time.toHours() + "h" : time.toSeconds() + "s";
    }
}
