package till.cli;

import java.util.stream.Stream;

/** What a command tells the program that called it. */
enum ExitCode {
    DONE(0),
    WRONG_USE(2),
    /** The gateway, or a rule of the till, said no: certainly not done. */
    REFUSED(3),
    /** It may have been done; asking again tells. */
    UNCERTAIN(4),
    /** Not paid, or a refund accepted but not done, when the wait ended. */
    NOT_YET(5),
    INTERNAL(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    static ExitCode numbered(int number) {
        return Stream.of(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(INTERNAL);
    }

    int number() {
        return number;
    }
}
