package vn.tangthu.archive.subject;

import java.util.Locale;
import vn.tangthu.catalogue.Label;

/** What speaks for, or against, two case files being about the same subject; without a value of either. */
public enum Evidence {
    SAME_NUMBER(true, "Cùng số giấy tờ hoặc mã số", "The same number"),
    NEAR_NUMBER(true, "Số giấy tờ chỉ khác một chữ số", "Numbers that differ in one digit"),
    OTHER_NUMBER(false, "Khác số giấy tờ hoặc mã số", "Different numbers"),
    SAME_NAME(true, "Cùng tên", "The same name"),
    MARKS_DIFFER(true, "Tên chỉ khác dấu", "Names that differ in marks only"),
    TYPING_VARIANT(true, "Tên chỉ khác cách gõ", "Names that differ in how they were typed only"),
    ONE_SYLLABLE(true, "Tên chỉ khác một chữ trong một tiếng", "Names that differ in one letter of a syllable"),
    INITIALS(true, "Một bên viết tắt tên", "One of the names is written with initials"),
    PART_OF_NAME(true, "Một tên là phần của tên kia", "One name is part of the other"),
    OTHER_ORDER(true, "Tên viết theo thứ tự khác", "Names in another order"),
    BY_OTHER_NAME(true, "Trùng với tên gọi khác hoặc tên trước đây", "An alias or a former name agrees"),
    OTHER_NAME(false, "Khác tên", "Different names"),
    SAME_BIRTH(true, "Cùng ngày sinh hoặc ngày thành lập", "The same date of birth or founding"),
    SWAPPED_BIRTH(true, "Ngày sinh đảo ngày và tháng", "Dates of birth with day and month swapped"),
    OVERLAPPING_BIRTH(true, "Ngày sinh có thể trùng", "Dates of birth that may be the same"),
    NEAR_BIRTH(true, "Ngày sinh chỉ khác ngày, tháng hoặc năm", "Dates of birth that differ in one part"),
    OTHER_BIRTH(false, "Khác ngày sinh hoặc ngày thành lập", "Different dates of birth or founding"),
    SAME_FATHER(true, "Cùng tên cha", "The same name of the father"),
    OTHER_FATHER(false, "Khác tên cha", "Different names of the father"),
    SAME_MOTHER(true, "Cùng tên mẹ", "The same name of the mother"),
    OTHER_MOTHER(false, "Khác tên mẹ", "Different names of the mother"),
    SAME_PLACE(true, "Cùng nơi chốn", "The same place"),
    OTHER_PLACE(false, "Khác nơi chốn", "Different places"),
    OTHER_SEX(false, "Khác giới tính", "Different sex");

    private final boolean agrees;
    private final String vietnamese;
    private final String english;

    Evidence(boolean agrees, String vietnamese, String english) {
        this.agrees = agrees;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    /** Whether it speaks for the same subject. */
    public boolean agrees() {
        return agrees;
    }

    public Label label() {
        return new Label(vietnamese, english);
    }

    /** The name used in the API, for example {@code same-number}; names may be added, never changed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
