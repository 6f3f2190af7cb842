models-name = models
models-summary = the models: whose, how large, what they can, under which licence
models-title = models
models-chapter = Models
models-developer = Developer
