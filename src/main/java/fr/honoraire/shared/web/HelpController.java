package fr.honoraire.shared.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The practical guides, open to all: a patient who cannot get in has nothing to sign in with. */
@Controller
class HelpController {

    @GetMapping("/help")
    String all(Model model) {
        model.addAttribute("guides", Guide.values());
        return "help/help";
    }

    @GetMapping("/help/facturer")
    String billing(Model model) {
        return show(Guide.FACTURER, model);
    }

    @GetMapping("/help/programmer")
    String planning(Model model) {
        return show(Guide.PROGRAMMER, model);
    }

    @GetMapping("/help/visioconference")
    String calling(Model model) {
        return show(Guide.VISIOCONFERENCE, model);
    }

    @GetMapping("/help/se-connecter")
    String joining(Model model) {
        return show(Guide.SE_CONNECTER, model);
    }

    private static String show(Guide guide, Model model) {
        model.addAttribute("guide", guide);
        return "help/guide";
    }
}
