package till.gateway.acqra;

/** The page that tells the server of the payer's bank of the browser before the bank decides: a form that posts itself. */
final class AcqraForms {
    private AcqraForms() {}

    /** @param jwt what the document calls the data collection's token; the names are those the networks' own pages take */
    static String posting(String address, String jwt, String bin) {
        return "<!DOCTYPE html><html><body onload=\"document.forms[0].submit()\"><form method=\"POST\" action=\""
                + quoted(address) + "\">" + hidden("JWT", jwt) + hidden("Bin", bin)
                + "<noscript><button>3-D Secure</button></noscript></form></body></html>";
    }

    private static String hidden(String name, String value) {
        return value.isEmpty() ? "" : "<input type=\"hidden\" name=\"" + name + "\" value=\"" + quoted(value) + "\">";
    }

    private static String quoted(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
