package org.landmark.data.synthetic;

/** One invented person, the same in every photo of theirs. */
record Person(boolean woman, Proportions proportions, Looks looks) {

    static Person draw(Dice dice) {
        boolean woman = dice.chance(0.45);
        return new Person(woman, Proportions.draw(dice, woman), Looks.draw(dice, woman));
    }
}
