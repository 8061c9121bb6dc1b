package org.landmark.eval.serve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.landmark.data.InputException;

/**
 * The models of a server, under different names.
 *
 * @param list the first is asked where no name is given
 */
public record ServedModels(List<ServedModel> list) {
    /** @throws InputException if there is none, or two have the same name */
    public ServedModels {
        list = List.copyOf(list);
        if (list.isEmpty()) {
            throw new InputException("expected a model");
        }
        Set<String> names = new HashSet<>();
        for (ServedModel model : list) {
            if (!names.add(model.name())) {
                throw new InputException(
                        "two models are called " + model.name() + " (expected --model NAME=FILE to tell them apart)");
            }
        }
    }

    /**
     * The model that is asked.
     *
     * @throws Refusal if there is none of that name
     */
    ServedModel asked(Question question) {
        return question.model()
                .map(name -> list.stream()
                        .filter(model -> model.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                Refusal.NOT_FOUND,
                                "there is no model of the name that was asked for (there are: "
                                        + String.join(
                                                ", ",
                                                list.stream()
                                                        .map(ServedModel::name)
                                                        .toList()) + ")")))
                .orElse(list.get(0));
    }
}
