package vn.tangthu.distributed;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import vn.tangthu.distributed.settings.Keys;
import vn.tangthu.distributed.settings.Settings;
import vn.tangthu.wiring.StartRefusedException;

/** What a service that runs apart from the others cannot do, whatever its configuration says. */
final class SplitServiceRules {
    private SplitServiceRules() {}

    /** @throws StartRefusedException with a sentence that says what to do */
    static void check(Settings settings) {
        String engine = settings.get(Keys.SEARCH_ENGINE);
        if (engine.equals("lucene")) {
            throw new StartRefusedException(
                    "search.engine=lucene không dùng được ở đây: chỉ mục Lucene nằm trong một tiến trình, các dịch vụ tách"
                            + " rời sẽ mỗi nơi một chỉ mục. Hãy dùng elasticsearch, hoặc chạy bản một máy bằng ./tangthu start.",
                    "search.engine=lucene cannot be used here: Lucene's index lies within one process, and services apart"
                            + " would each have another. Use elasticsearch, or run the standalone profile with"
                            + " ./tangthu start.");
        }
        if (!engine.equals("elasticsearch")) {
            throw new StartRefusedException(
                    "Không có máy tìm kiếm '" + engine + "'; search.engine phải là elasticsearch.",
                    "There is no search engine '" + engine + "'; search.engine must be elasticsearch.");
        }
        if (settings.find(Keys.SEARCH_API_KEY).isPresent()
                && settings.find(Keys.SEARCH_PASSWORD).isPresent()) {
            throw new StartRefusedException(
                    "search.password-file và search.api-key-file loại trừ nhau; hãy bỏ một dòng.",
                    "search.password-file and search.api-key-file exclude each other; take one of the lines out.");
        }
        if (place(settings.get(Keys.FIRST_STORE)).equals(place(settings.get(Keys.SECOND_STORE)))) {
            throw new StartRefusedException(
                    "store.first.address và store.second.address là một; hai bản phải nằm ở hai kho độc lập"
                            + " (Thông tư, Điều 7.2.c).",
                    "store.first.address and store.second.address are the same; the two copies must lie in two independent"
                            + " stores (circular, Article 7.2.c).");
        }
    }

    /** What two ways to write one address have in common. */
    private static String place(URI address) {
        if ("file".equals(address.getScheme())) {
            return Path.of(address).normalize().toString();
        }
        int standard = "https".equals(address.getScheme()) ? 443 : 80;
        return address.getHost().toLowerCase(Locale.ROOT) + ":"
                + (address.getPort() < 0 ? standard : address.getPort());
    }
}
