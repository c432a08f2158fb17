package till.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What customers see and staff hear, as the shop wants it; immutable.
 *
 * @param open whether the customer display is shown
 * @param languages what it speaks
 * @param scale of its text, in percent
 * @param greeting under the shop's name while nobody pays; may be empty
 * @param place where its window was put last, on a till with one screen; empty before that
 * @param volume of sounds, in percent
 * @param motion whether anything moves
 * @param textSize of the till's own screens, in percent
 * @param fullScreen whether the till's window is the whole screen
 */
public record DisplaySettings(
        boolean open,
        Languages languages,
        int scale,
        String greeting,
        Optional<Place> place,
        int volume,
        Motion motion,
        int textSize,
        boolean fullScreen) {
    public static final int LEAST_TEXT = 100;
    public static final int LARGEST_TEXT = 200;
    public static final int LEAST_SCALE = 50;
    public static final int LARGEST_SCALE = 200;
    public static final int LONGEST_GREETING = 120;

    /** What the customer display speaks. */
    public enum Languages {
        TRADITIONAL_AND_ENGLISH,
        SIMPLIFIED_AND_ENGLISH,
        TRADITIONAL,
        SIMPLIFIED,
        ENGLISH;

        /** From the top. */
        public List<Language> spoken() {
            return switch (this) {
                case TRADITIONAL_AND_ENGLISH -> List.of(Language.TRADITIONAL_CHINESE, Language.ENGLISH);
                case SIMPLIFIED_AND_ENGLISH -> List.of(Language.SIMPLIFIED_CHINESE, Language.ENGLISH);
                case TRADITIONAL -> List.of(Language.TRADITIONAL_CHINESE);
                case SIMPLIFIED -> List.of(Language.SIMPLIFIED_CHINESE);
                case ENGLISH -> List.of(Language.ENGLISH);
            };
        }
    }

    /** Whether anything on screen moves. */
    public enum Motion {
        /** As the operating system says. */
        SYSTEM,
        REDUCED,
        FULL
    }

    /** A window's place on the screens, in units of layout. */
    public record Place(int x, int y, int width, int height) {}

    static DisplaySettings defaults(Locale locale) {
        var languages = Language.of(locale) == Language.SIMPLIFIED_CHINESE
                ? Languages.SIMPLIFIED_AND_ENGLISH
                : Languages.TRADITIONAL_AND_ENGLISH;
        return new DisplaySettings(false, languages, 100, "", Optional.empty(), 70, Motion.SYSTEM, LEAST_TEXT, false);
    }

    public DisplaySettings withOpen(boolean shown) {
        return new DisplaySettings(shown, languages, scale, greeting, place, volume, motion, textSize, fullScreen);
    }

    public DisplaySettings withLanguages(Languages wanted) {
        return new DisplaySettings(open, wanted, scale, greeting, place, volume, motion, textSize, fullScreen);
    }

    public DisplaySettings withScale(int percent) {
        return new DisplaySettings(open, languages, percent, greeting, place, volume, motion, textSize, fullScreen);
    }

    public DisplaySettings withGreeting(String words) {
        return new DisplaySettings(open, languages, scale, words, place, volume, motion, textSize, fullScreen);
    }

    public DisplaySettings withPlace(Place last) {
        return new DisplaySettings(
                open, languages, scale, greeting, Optional.of(last), volume, motion, textSize, fullScreen);
    }

    public DisplaySettings withVolume(int percent) {
        return new DisplaySettings(open, languages, scale, greeting, place, percent, motion, textSize, fullScreen);
    }

    public DisplaySettings withMotion(Motion wanted) {
        return new DisplaySettings(open, languages, scale, greeting, place, volume, wanted, textSize, fullScreen);
    }

    public DisplaySettings withTextSize(int percent) {
        return new DisplaySettings(open, languages, scale, greeting, place, volume, motion, percent, fullScreen);
    }

    public DisplaySettings withFullScreen(boolean whole) {
        return new DisplaySettings(open, languages, scale, greeting, place, volume, motion, textSize, whole);
    }
}
