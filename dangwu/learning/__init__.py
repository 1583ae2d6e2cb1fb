"""学习: training, talks, quizzes and reflections."""
