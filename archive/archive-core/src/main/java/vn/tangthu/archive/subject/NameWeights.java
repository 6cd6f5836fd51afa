package vn.tangthu.archive.subject;

import java.util.HashMap;
import java.util.Map;

/**
 * How much it says that two names share a syllable: the logarithm of how few people have it, in thousandths of a bit. About a
 * dozen family names cover most people, and <i>Văn</i> and <i>Thị</i> are weak, so the rest of a name carries the information.
 * The figures are rounded common knowledge; only their order of size matters.
 */
final class NameWeights {
    private static final int RARE = 7000;
    private static final int SINGLE_LETTER = 3000;
    private static final Map<String, Integer> OF_PERSONS = new HashMap<>();
    private static final Map<String, Integer> OF_LEGAL_PERSONS = new HashMap<>();

    static {
        put(OF_PERSONS, 1400, "nguyen");
        put(OF_PERSONS, 2000, "van thi y h");
        put(OF_PERSONS, 3300, "tran le");
        put(OF_PERSONS, 4000, "pham anh minh thanh hoang huynh");
        put(OF_PERSONS, 4500, "phan vu vo ngoc duc hung hong xuan quang");
        put(OF_PERSONS, 5000, """
                dang dinh quoc huu dung tuan hai nam long son hoa lan huong mai linh ha thu thuy phuong cuong trung kim
                giang lo thach danh tuyet nga hanh""");
        put(OF_PERSONS, 5500, """
                bui cong trong hien tam tan tien phuc dat binh an bich loan nhung yen oanh sung vang mua nie lam viet
                thang khanh ngan trang thao hieu hoan luong loi""");
        put(OF_PERSONS, 6000, """
                do ho ngo duong li dao doan trinh truong cao hang tu phong khoa bao chi dong ksor rmah siu mlo""");
        put(OF_LEGAL_PERSONS, 1500, """
                thuong mai dich vu xay dung dau tu san xuat nhap khau phat trien viet nam quoc te kinh doanh ki thuat
                cong nghe nghiep tong hop van tai va""");
    }

    private NameWeights() {}

    private static void put(Map<String, Integer> table, int bits, String syllables) {
        for (String syllable : syllables.strip().split("\\s+")) {
            table.put(syllable, bits);
        }
    }

    static int ofPerson(String folded) {
        return OF_PERSONS.getOrDefault(folded, otherwise(folded));
    }

    static int ofLegalPerson(String folded) {
        return OF_LEGAL_PERSONS.getOrDefault(folded, otherwise(folded));
    }

    private static int otherwise(String folded) {
        return folded.length() == 1 ? SINGLE_LETTER : RARE;
    }
}
