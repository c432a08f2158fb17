package till.service;

import java.time.InstantSource;
import java.time.LocalDate;
import till.access.Pepper;
import till.domain.BusinessCalendar;
import till.domain.Numbers;

/**
 * Where and when a service works: all that differs between tills, and between a real run and a simulated one.
 *
 * @param till the till's name
 * @param calendar the rule for business days
 * @param clock the time
 * @param numbers mints our numbers
 * @param steps hears of each step at which a process may die
 * @param pause lets time pass while another check of a payment finishes
 * @param pepper what PINs are mixed with
 */
public record Surroundings(
        String till,
        BusinessCalendar calendar,
        InstantSource clock,
        Numbers numbers,
        Steps steps,
        Pause pause,
        Pepper pepper) {
    /** Of a till that asks nobody for a PIN. */
    public Surroundings(
            String till, BusinessCalendar calendar, InstantSource clock, Numbers numbers, Steps steps, Pause pause) {
        this(till, calendar, clock, numbers, steps, pause, Pepper.NONE);
    }

    public Surroundings(String till, BusinessCalendar calendar, InstantSource clock, Numbers numbers, Steps steps) {
        this(till, calendar, clock, numbers, steps, Pause.PARKING);
    }

    public Surroundings with(Pepper mixedIn) {
        return new Surroundings(till, calendar, clock, numbers, steps, pause, mixedIn);
    }

    public LocalDate today() {
        return calendar.dayOf(clock.instant());
    }
}
