package vn.tangthu.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jars of both profiles: what is the same in both lies in {@code lib/common}, the rest in a folder of its profile. */
final class Libraries {
    private final SortedMap<String, Jar> jars = new TreeMap<>();

    /** A jar by its path in the bundle. */
    record Jar(Path file, String sha256) {}

    Libraries(Path standalone, Path distributed) throws IOException {
        SortedMap<String, Jar> one = in(standalone);
        SortedMap<String, Jar> other = in(distributed);
        one.forEach((name, jar) -> {
            Jar theirs = other.get(name);
            boolean common = theirs != null && theirs.sha256().equals(jar.sha256());
            jars.put((common ? "lib/common/" : "lib/standalone/") + name, jar);
        });
        other.forEach((name, jar) -> {
            if (!jars.containsKey("lib/common/" + name)) {
                jars.put("lib/distributed/" + name, jar);
            }
        });
    }

    private static SortedMap<String, Jar> in(Path folder) throws IOException {
        SortedMap<String, Jar> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                found.put(
                        String.valueOf(file.getFileName()),
                        new Jar(file, Digests.of(() -> Files.newInputStream(file))));
            }
        }
        return found;
    }

    SortedMap<String, Jar> jars() {
        return jars;
    }

    List<BundleFile> files() {
        List<BundleFile> files = new ArrayList<>();
        jars.forEach((path, jar) -> files.add(BundleFile.of(path, jar.file())));
        return files;
    }
}
