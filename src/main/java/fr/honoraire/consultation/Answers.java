package fr.honoraire.consultation;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** How forms of this module are answered. */
final class Answers {

    private Answers() {}

    /** After a form was obeyed: the page to look at, which a reload does not send again. */
    static ModelAndView seeOther(String address) {
        var redirect = new RedirectView(address);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExposeModelAttributes(false);
        return new ModelAndView(redirect);
    }

    /** What was typed is not right: the same page again, with what is wrong beside the fields. */
    static ModelAndView refused(String page) {
        return new ModelAndView(page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The headers say it all. */
    static ModelAndView nothing() {
        return new ModelAndView((model, request, response) -> response.setContentLength(0));
    }
}
