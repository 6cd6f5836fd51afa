package vn.tangthu.archive.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands at noon of a day in Viet Nam, or at another moment that it is set to. */
final class DayClock extends Clock {
    private Instant now;

    DayClock(LocalDate day) {
        now = noon(day);
    }

    void set(LocalDate day) {
        now = noon(day);
    }

    void set(Instant moment) {
        now = moment;
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(CaseFileEntry.ZONE).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Entry knows its zone");
    }
}
