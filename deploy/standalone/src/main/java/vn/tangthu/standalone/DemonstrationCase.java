package vn.tangthu.standalone;

import java.time.LocalDate;
import java.util.List;

/**
 * A made-up document about a made-up person.
 *
 * @param template name of its text
 * @param form kind of file it is made as
 * @param category code of the catalogue, as are unit and type
 */
record DemonstrationCase(
        String template,
        String fileName,
        Form form,
        String category,
        String unit,
        String type,
        String number,
        LocalDate date,
        String court,
        String person,
        int born,
        String offence,
        String clause,
        String sentence) {
    enum Form {
        WORD,
        PDF,
        SCAN,
        TIFF,
        PHOTO
    }

    /** As the paper's own head says. */
    String issuer() {
        return switch (template) {
            case "minutes", "certificate" -> "Trại giam Ví Dụ";
            case "letter" -> "Công an " + court;
            default -> "Toà án nhân dân " + court;
        };
    }

    static final List<DemonstrationCase> ALL = List.of(
            new DemonstrationCase(
                    "judgment",
                    "ban-an-12-2020.pdf",
                    Form.SCAN,
                    "prisoner",
                    "TG-01",
                    "judgment",
                    "12/2020/HSST",
                    LocalDate.of(2020, 6, 5),
                    "tỉnh Ví Dụ",
                    "Nguyễn Văn Ví Dụ",
                    1985,
                    "Trộm cắp tài sản",
                    "khoản 1 Điều 173",
                    "01 (một) năm 06 (sáu) tháng tù"),
            new DemonstrationCase(
                    "decision",
                    "quyet-dinh-thi-hanh-an-15.docx",
                    Form.WORD,
                    "prisoner",
                    "TG-01",
                    "decision",
                    "15/2020/QĐ-CA",
                    LocalDate.of(2020, 7, 20),
                    "tỉnh Ví Dụ",
                    "Nguyễn Văn Ví Dụ",
                    1985,
                    "Trộm cắp tài sản",
                    "khoản 1 Điều 173",
                    "01 (một) năm 06 (sáu) tháng tù"),
            new DemonstrationCase(
                    "judgment",
                    "ban-an-01-2021.tif",
                    Form.TIFF,
                    "community.suspended",
                    "CAT-01",
                    "judgment",
                    "01/2021/HS-ST",
                    LocalDate.of(2021, 1, 14),
                    "tỉnh Minh Hoạ",
                    "Trần Thị Minh Hoạ",
                    1990,
                    "Đánh bạc",
                    "khoản 1 Điều 321",
                    "09 (chín) tháng tù cho hưởng án treo"),
            new DemonstrationCase(
                    "letter",
                    "cong-van-220.pdf",
                    Form.PDF,
                    "community.suspended",
                    "CAT-01",
                    "letter",
                    "220/CV-CA",
                    LocalDate.of(2021, 9, 2),
                    "tỉnh Minh Hoạ",
                    "Trần Thị Minh Hoạ",
                    1990,
                    "Đánh bạc",
                    "khoản 1 Điều 321",
                    "09 (chín) tháng tù cho hưởng án treo"),
            new DemonstrationCase(
                    "judgment",
                    "anh-chup-ban-an.jpg",
                    Form.PHOTO,
                    "expulsion",
                    "CAT-79",
                    "photo",
                    "33/2022/HSST",
                    LocalDate.of(2022, 3, 30),
                    "thành phố Hư Cấu",
                    "Lê Hư Cấu",
                    1978,
                    "Mua bán trái phép chất ma tuý",
                    "khoản 2 Điều 251",
                    "07 (bảy) năm tù"),
            new DemonstrationCase(
                    "judgment",
                    "ban-an-45-2023.docx",
                    Form.WORD,
                    "community.reform",
                    "CAT-48",
                    "judgment",
                    "45/2023/HSST",
                    LocalDate.of(2023, 8, 11),
                    "thành phố Hư Cấu",
                    "Phạm Thị Thử Nghiệm",
                    2001,
                    "Cố ý gây thương tích",
                    "khoản 1 Điều 134",
                    "18 (mười tám) tháng cải tạo không giam giữ"),
            new DemonstrationCase(
                    "decision",
                    "quyet-dinh-giam-an-8.pdf",
                    Form.SCAN,
                    "prisoner",
                    "TG-02",
                    "decision",
                    "08/2024/QĐ-GTHA",
                    LocalDate.of(2024, 9, 2),
                    "tỉnh Giả Định",
                    "Hoàng Văn Mẫu",
                    1969,
                    "Tham ô tài sản",
                    "khoản 3 Điều 353",
                    "15 (mười lăm) năm tù"),
            new DemonstrationCase(
                    "letter",
                    "bao-cao-xep-loai.docx",
                    Form.WORD,
                    "reformatory",
                    "TGD-02",
                    "letter",
                    "77/BC-TGD",
                    LocalDate.of(2025, 2, 18),
                    "tỉnh Giả Định",
                    "Võ Giả Định",
                    2009,
                    "Cướp giật tài sản",
                    "khoản 1 Điều 171",
                    "24 (hai mươi bốn) tháng giáo dục tại trường giáo dưỡng"),
            ofTheLife("minutes", "bien-ban-tiep-nhan-31.pdf", Form.SCAN, "31/BB-TG", LocalDate.of(2020, 8, 1)),
            ofTheLife("reduction", "quyet-dinh-giam-an-09.pdf", Form.PDF, "09/2021/QĐ-GTHA", LocalDate.of(2021, 5, 28)),
            ofTheLife("certificate", "giay-chung-nhan-07.pdf", Form.SCAN, "07/GCN-TG", LocalDate.of(2021, 5, 31)));

    /** Papers of the one person who is followed from reception to release. */
    private static DemonstrationCase ofTheLife(
            String template, String fileName, Form form, String number, LocalDate date) {
        return new DemonstrationCase(
                template,
                fileName,
                form,
                "prisoner",
                "TG-01",
                template.equals("reduction") ? "decision" : template,
                number,
                date,
                "tỉnh Ví Dụ",
                "Nguyễn Văn Ví Dụ",
                1985,
                "Trộm cắp tài sản",
                "khoản 1 Điều 173",
                "01 (một) năm 06 (sáu) tháng tù");
    }
}
