/** Names on the Python package index that machine-learning teams ask for most, as pip spells them. */
const names = `
  absl-py accelerate adlfs aiobotocore aiofiles aiohttp airflow albumentations alembic altair annoy ansible anthropic anyio apache-airflow
  apache-beam apscheduler arch argon2-cffi arrow arviz asttokens astropy async-timeout asyncpg attrs autogluon awscli azure-ai-ml
  azure-core azure-identity azure-keyvault-secrets azure-storage-blob azureml-core azureml-mlflow babel backoff bandit bcrypt
  beautifulsoup4 bertopic bitsandbytes black bleach blinker bokeh boto3 botocore bottleneck brotli build cachetools captum
  catboost category-encoders causalml celery certifi cffi chardet charset-normalizer chromadb clearml click cloudpickle
  cmdstanpy colorama coloredlogs conan confluent-kafka contourpy coremltools coverage cryptography cupy-cuda11x cupy-cuda12x
  cvxpy cycler cython dagster dask databricks-sdk datasets debugpy decorator deepspeed delta-spark deltalake dgl diffusers dill
  diskcache distributed django django-rest-framework djangorestframework docker docutils dvc dvc-s3 duckdb earthengine-api
  einops elasticsearch email-validator environs evaluate evidently execnet fabric facenet-pytorch fairlearn fairscale faiss-cpu
  faiss-gpu faker fastai fastapi fastavro fastparquet fasttext feast feature-engine filelock fiona fire flake8 flash-attn
  flask flask-cors flatbuffers flax flower folium fonttools frozenlist fsspec ftfy future gcsfs gensim geopandas geopy
  gitpython google-api-python-client google-auth google-cloud-aiplatform google-cloud-bigquery google-cloud-storage gradio
  graphviz great-expectations greenlet grpcio grpcio-tools gunicorn gym gymnasium h11 h2o h5py holidays holoviews httpcore httpx
  huggingface-hub hydra-core hyperopt hypothesis idna igraph imageio imageio-ffmpeg imbalanced-learn imblearn importlib-metadata
  inference-schema invoke ipykernel ipython ipywidgets isort itsdangerous jax jaxlib jedi jinja2 jiwer joblib jsonlines
  jsonschema jupyter jupyter-client jupyter-core jupyterhub jupyterlab jupytext kafka-python kaggle keras keras-tuner kfp
  kiwisolver kornia kubernetes langchain langchain-community langchain-core langchain-openai langgraph langsmith lazy-loader
  librosa lightgbm lightning lime litellm llama-cpp-python llama-index llvmlite locust loguru lxml mako markdown markupsafe
  matplotlib mediapipe mleap mlflow mlflow-skinny mlserver mlxtend mmcv mmdet modin monai more-itertools mpi4py mplfinance
  msal msgpack multidict mypy mysql-connector-python mysqlclient nbconvert nbformat neo4j neptune netcdf4 networkx ninja
  nltk notebook nox numba numexpr numpy numpyro nvidia-cublas-cu12 nvidia-cuda-runtime-cu12 nvidia-cudnn-cu12
  nvidia-nccl-cu12 nvidia-ml-py oauthlib omegaconf onnx onnxmltools onnxruntime onnxruntime-gpu openai opencensus-ext-azure
  opencv-contrib-python opencv-python opencv-python-headless openpyxl opentelemetry-api opentelemetry-sdk optax optimum
  optuna orjson ortools packaging pandas pandas-gbq pandas-profiling pandera panel papermill paramiko pathspec patsy peft
  pendulum pillow pinecone pip pip-tools plotly pluggy pmdarima poetry polars pooch portalocker pre-commit prefect presto-python-client
  prometheus-client prompt-toolkit prophet protobuf psutil psycopg psycopg2 psycopg2-binary py4j pyarrow pyasn1 pybind11
  pycaret pycocotools pycparser pycryptodome pydantic pydantic-settings pydot pyfunctional pygments pyjwt pylint pymc pymongo
  pymssql pymupdf pymysql pynndescent pyodbc pyod pyopenssl pyparsing pypdf pypdf2 pyproj pyro-ppl pyserial pysftp pyspark pytest
  pytest-asyncio pytest-cov pytest-mock pytest-xdist python-dateutil python-docx python-dotenv python-json-logger
  python-multipart pytorch-forecasting pytorch-lightning pytz pywavelets pyyaml pyzmq qdrant-client ragas rank-bm25 rapidfuzz rasterio
  ray redis regex requests requests-oauthlib responses rich rouge-score ruamel-yaml ruff s3fs s3transfer sacrebleu safetensors
  sagemaker scikit-image scikit-learn scikit-optimize scikit-plot scikit-surprise scipy scrapy seaborn segmentation-models-pytorch
  selenium sentence-transformers sentencepiece sentry-sdk seqeval setuptools shap shapely simplejson simpy six skl2onnx sktime
  slack-sdk smart-open snowflake-connector-python snowflake-sqlalchemy snowflake-snowpark-python sniffio soundfile soupsieve
  spacy sphinx sqlalchemy sqlmodel sqlparse stable-baselines3 starlette statsforecast statsmodels streamlit supervision sympy
  tables tabulate tblib tenacity tensorboard tensorboardx tensorflow tensorflow-cpu tensorflow-datasets tensorflow-hub
  tensorflow-probability tensorflow-text termcolor textblob tf-keras tf2onnx threadpoolctl tifffile tiktoken timm tokenizers
  toml tomli toolz torch torch-geometric torchaudio torchdata torchmetrics torchserve torchtext torchvision tornado tox tqdm
  traitlets transformers triton tritonclient trl tsfresh typer types-requests typing-extensions tzdata ujson ultralytics umap-learn
  unstructured urllib3 uv uvicorn vaex virtualenv vllm wandb watchdog watchfiles wcwidth weaviate-client websocket-client
  websockets werkzeug wheel wordcloud wrapt xarray xformers xgboost xlrd xlsxwriter xlwt yarl ydata-profiling yellowbrick yfinance
  zarr zipp zstandard
`;

/** Enough to begin with where the list of all names is not at hand. */
export const popularProjects: ReadonlySet<string> = new Set(names.trim().split(/\s+/));
