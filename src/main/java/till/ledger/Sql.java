package till.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.argument.Argument;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** How values go into columns and come back, the same on both databases. */
final class Sql {
    /** Longer words of a gateway are cut: they are shown to people and kept for ever. */
    private static final int LONGEST_TEXT = 2_000;
    /** A number is indexed; PostgreSQL refuses index entries that are much longer. */
    private static final int LONGEST_NUMBER = 200;

    /** A range of the index ends where nothing is open any more; "not null" would go on through years of what was settled. */
    static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private Sql() {}

    /** The databases keep microseconds: cut on entry, so that what was written compares equal to what is read. */
    static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    static Argument at(@Nullable Instant at) {
        return (position, statement, context) -> {
            if (at == null) {
                statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                statement.setObject(position, micros(at).atOffset(ZoneOffset.UTC));
            }
        };
    }

    static Argument day(@Nullable LocalDate day) {
        return (position, statement, context) -> {
            if (day == null) {
                statement.setNull(position, Types.DATE);
            } else {
                statement.setObject(position, day);
            }
        };
    }

    static Argument minor(@Nullable Money money) {
        return (position, statement, context) -> {
            if (money == null) {
                statement.setNull(position, Types.BIGINT);
            } else {
                statement.setLong(position, money.getAmountMinorLong());
            }
        };
    }

    static Argument currency(@Nullable Money money) {
        return exact(money == null ? null : money.getCurrencyUnit().getCode());
    }

    /** Text from outside, cleaned and cut. */
    static Argument text(@Nullable String text) {
        return exact(text == null ? null : shortText(text));
    }

    /** A number from outside, cleaned and cut. */
    static Argument number(@Nullable String number) {
        return exact(shortened(number));
    }

    static @Nullable String shortened(@Nullable String number) {
        return number == null ? null : cut(clean(number), LONGEST_NUMBER);
    }

    static String shortText(String text) {
        return cut(clean(text), LONGEST_TEXT);
    }

    /** Text as it is, but for characters no database keeps. */
    static Argument exact(@Nullable String text) {
        return (position, statement, context) -> {
            if (text == null) {
                statement.setNull(position, Types.VARCHAR);
            } else {
                statement.setString(position, clean(text));
            }
        };
    }

    /** PostgreSQL refuses NUL and halves of surrogate pairs; a gateway may send either. */
    static String clean(String text) {
        if (text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> clean.appendCodePoint(
                        point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                                ? 0xFFFD
                                : point));
        return clean.toString();
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybeInstant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable LocalDate maybeDay(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Money money(ResultSet row, String minor, String currency) throws SQLException {
        return Money.ofMinor(CurrencyUnit.of(row.getString(currency)), row.getLong(minor));
    }

    static @Nullable Money maybeMoney(ResultSet row, String minor, String currency) throws SQLException {
        return row.getString(currency) == null ? null : money(row, minor, currency);
    }
}
