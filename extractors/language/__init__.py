"""Language: detection, sentences, words, figures, dates, names. The one sub-room that the others share."""
