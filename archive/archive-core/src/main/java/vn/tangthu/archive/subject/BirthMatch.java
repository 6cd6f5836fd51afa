package vn.tangthu.archive.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.value.PartialDate;

/** What two dates of birth say. Papers that know the year only often have the first of January. */
record BirthMatch(int bits, Evidence evidence) {
    private static final int DAYS_OF_A_MONTH = 31;

    /** Both known. */
    static BirthMatch of(PartialDate one, PartialDate other) {
        if (one.exact() && other.exact()) {
            return ofDays(one.earliest(), other.earliest());
        }
        boolean overlap = !one.surelyBefore(other) && !other.surelyBefore(one);
        if (overlap) {
            boolean year = wide(one) || wide(other) || newYear(one) || newYear(other);
            return new BirthMatch(year ? 4500 : 8000, Evidence.OVERLAPPING_BIRTH);
        }
        int years = Math.abs(one.earliest().getYear() - other.earliest().getYear());
        return new BirthMatch(years <= 1 ? -2500 : -7000, Evidence.OTHER_BIRTH);
    }

    private static BirthMatch ofDays(LocalDate one, LocalDate other) {
        boolean sameYear = one.getYear() == other.getYear();
        if (one.equals(other)) {
            return new BirthMatch(newYear(one) ? 6000 : 12_000, Evidence.SAME_BIRTH);
        }
        if (sameYear && (newYear(one) || newYear(other))) {
            return new BirthMatch(4500, Evidence.OVERLAPPING_BIRTH);
        }
        if (sameYear && one.getDayOfMonth() == other.getMonthValue() && one.getMonthValue() == other.getDayOfMonth()) {
            return new BirthMatch(8000, Evidence.SWAPPED_BIRTH);
        }
        BirthMatch near = near(one, other);
        return near == null ? new BirthMatch(sameYear ? -4000 : -7000, Evidence.OTHER_BIRTH) : near;
    }

    private static @Nullable BirthMatch near(LocalDate one, LocalDate other) {
        int same = one.getYear() == other.getYear() ? 1 : 0;
        same += one.getMonthValue() == other.getMonthValue() ? 1 : 0;
        same += one.getDayOfMonth() == other.getDayOfMonth() ? 1 : 0;
        return same == 2 ? new BirthMatch(2000, Evidence.NEAR_BIRTH) : null;
    }

    private static boolean wide(PartialDate date) {
        return date.earliest().plusDays(DAYS_OF_A_MONTH).isBefore(date.latest());
    }

    private static boolean newYear(PartialDate date) {
        return date.exact() && newYear(date.earliest());
    }

    static boolean newYear(LocalDate day) {
        return day.getDayOfYear() == 1;
    }
}
