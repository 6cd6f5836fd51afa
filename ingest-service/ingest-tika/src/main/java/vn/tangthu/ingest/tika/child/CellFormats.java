package vn.tangthu.ingest.tika.child;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/**
 * What a number in a cell says: a day, the day first as people here write it, whatever the cell's own order; or its digits.
 */
final class CellFormats {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.ROOT);

    /** As many digits as a cell keeps; the rest is noise of the binary form. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MOST_ZEROS = 40;
    private final StylesTable styles;
    private final boolean from1904;
    private final Map<Integer, Boolean> dates = new HashMap<>();

    CellFormats(StylesTable styles, boolean from1904) {
        this.styles = styles;
        this.from1904 = from1904;
    }

    String number(String raw, int style) {
        BigDecimal value;
        try {
            value = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (dates.computeIfAbsent(style, this::isDate) && DateUtil.isValidExcelDate(value.doubleValue())) {
            LocalDateTime moment = DateUtil.getLocalDateTime(value.doubleValue(), from1904);
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(moment) : MOMENT.format(moment);
        }
        BigDecimal rounded = value.round(DIGITS).stripTrailingZeros();
        return Math.abs(rounded.scale()) > MOST_ZEROS ? raw : rounded.toPlainString();
    }

    private boolean isDate(int style) {
        if (style < 0 || style >= styles.getNumCellStyles()) {
            return false;
        }
        XSSFCellStyle known = styles.getStyleAt(style);
        return known != null && DateUtil.isADateFormat(known.getDataFormat(), known.getDataFormatString());
    }
}
