/**
 * Names that a slip of the finger is measured against, and real packages that lie close to them: of PyPI’s 15,000 most
 * downloaded ones all that would be taken for a slip, but for those that are one (`panda`, `pyyml`).
 */
const names = `
  absl-py accelerate aiohttp altair anaconda arrow asyncpg azure-identity beautifulsoup4 black blosc bokeh boto boto3
  botocore bottleneck cartopy catboost cchardet certifi cffi chardet charset-normalizer clang click cloudpickle
  contextily cpython crick cryptography cudatoolkit cudnn cupy cycler cython cytoolz dash dask dataset datasets
  datazets debugpy distributed django djongo docker duckdb einops elasticsearch faiss fastai fastani fastapi
  fastapi-cli fastparquet fiona flake8 flask folium fonttools fsspec gcsfs gensim geopandas geopy gitpython graphviz
  grpcio gunicorn h5netcdf h5py holoviews httptools httpx huggingface_hub hvplot hypothesis imageio importlib-metadata
  intake ipykernel ipython ipywidgets isort itsdangerous jedi jinja2 joblib jsonschema jupyter jupyterhub jupyterlab
  jupytext jython kaleido keras kiwisolver langchain librosa lightgbm lightning llvmlite markdown markupsafe
  matplotlib matplotlib-base mkl mlflow mpi4py msgpack-python multidict mypy nbconvert nbformat netcdf4 networkx nltk
  nodejs notebook numba numcodecs numexpr numpy omegaconf onnx onnxruntime openai opencv openpyxl openssl optuna
  packaging pandas panel parquet partd pathy patsy pbspark pillow pip plotly pluggy poetry polars pooch pre-commit
  prefect protobuf psutil psycopg psycopg2 psycopg3 py-xgboost pyaml pyarrow pycap pycparser pydantic pydap pygam
  pygments pyjdbc pymc pymc3 pymongo pyodbc pyogrio pyopenssl pyparsing pyproj pyqt pysam pyshark pyspark pytables
  pytest pytest-cov pytest-csv python python-dateutil python-dotenv pytorch pytorch-lightning pytz pywavelets pyyaml
  pyzmq rasterio ray redis redis-py regex requests rich ruamel.yaml ruff s3fs s3transfer scanpy scapy scikit-image
  scikit-learn scipy scrapy seaborn selenium sentencepiece setuptools shapely simpy six snakemake spacy spark sphinx
  sqlalchemy sqlite starlette statsmodels streamlit sympy tabulate tensorboard tensorflow tensorflow-cpu
  tensorflow-gpu threadpoolctl tifffile tokenizers torch torchaudio torchdata torchmetrics torchtext torchvision
  tornado tqdm traitlets transformers typer ubuntu umap-learn unicorn urllib3 uvicorn wandb werkzeug wheel xarray
  xgboost xlrd xlsxwriter xlwt yarl zarr zipp
`;

/** Sorted as written: a few hundred, enough to notice `nunpy` and not to accuse anybody's own package. */
export const popularPackages: ReadonlySet<string> = new Set(names.trim().split(/\s+/));
