package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry officer imports a file with a mistake in it, and reads what is wrong in both languages. */
class ImportsBrowserTest {
    private static final String CSV = """
            Họ và tên,Giới tính,Ngày sinh,Nơi thường trú,Số bản án
            Nguyễn Văn Ví Dụ,nam,05/06/1980,Xã Ví Dụ,12/2020/HSST
            Trần Thị Ví Dụ,nữ,31/02/1981,Xã Ví Dụ,13/2020/HSST
            Lê Văn Ví Dụ,nam,1975,Xã Ví Dụ,14/2020/HSST
            """;

    @Test
    void aFileIsSentCheckedConfirmedAndItsBadRowNamed(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data);
                Officers officers = new Officers(server)) {
            Page own = officers.page("nhap.lieu", "TG-01", "entry-officer");
            own.navigate(server.address() + "/imports");
            assertThat(own.locator(".empty")).isVisible();
            Browser.phonePicture(own, "imports-empty-phone");
            own.selectOption("#category", "prisoner");
            own.setInputFiles(
                    "#file", new FilePayload("danh sách ví dụ.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)));
            own.click("#import-form button.primary");
            own.waitForURL("**/imports/*");
            assertThat(own.locator("#progress"))
                    .hasAttribute("data-state", "CHECKED", new HasAttributeOptions().setTimeout(60_000));
            assertThat(own.locator("[data-count=good]")).hasText("2");
            assertThat(own.locator("[data-count=bad]")).hasText("1");
            assertThat(own.locator("#reasons")).containsText("Không phải ngày");
            assertThat(own.locator("#returned")).containsText("C3 · Ngày sinh");
            Browser.picture(own, "import-checked");
            Browser.phonePicture(own, "import-checked-phone");
            withoutAuthority(officers.page("cap.tren", "C10", "entry-officer"), own.url());
            own.click("form[action$='/confirm'] button");
            assertThat(own.locator("#progress"))
                    .hasAttribute("data-state", "DONE", new HasAttributeOptions().setTimeout(60_000));
            assertThat(own.locator("[data-count=good]")).hasText("2");
            own.reload();
            assertThat(own.locator("#progress")).hasAttribute("data-state", "DONE");
            own.navigate(server.address() + "/imports");
            assertThat(own.locator("tbody tr")).hasCount(1);
            Browser.picture(own, "imports");
        }
    }

    /** The department above sees the import, and why it is not its own to confirm. */
    private static void withoutAuthority(Page above, String address) {
        above.navigate(address);
        assertThat(above.locator("#progress")).hasAttribute("data-state", "CHECKED");
        assertThat(above.locator("#may-not-write")).containsText("TT Điều 6.2.a");
        assertThat(above.locator("form[action$='/confirm'] button")).hasCount(0);
        Browser.picture(above, "import-without-authority");
        Browser.phonePicture(above, "import-without-authority-phone");
    }
}
