"""Trains a small network on features.json, and writes model.onnx and expected.csv: rows of features
and what scikit-learn foretells of them.

Run after `npm run features`: /usr/bin/python3 train.py   (Debian: python3-sklearn, python3-onnx)
"""
import json
import sys

import numpy
import onnx
import sklearn
from onnx import TensorProto, helper, numpy_helper
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import StandardScaler

given = json.load(open('features.json'))
x, y = numpy.array(given['rows']), numpy.array(given['targets'])
scaler = StandardScaler().fit(x)
unit = y.std()
network = MLPRegressor((8,), activation='relu', random_state=0, max_iter=2000)
network.fit(scaler.transform(x), y / unit)


def foretell(rows):
    return unit * network.predict(scaler.transform(rows))


(w1, w2), (b1, b2) = network.coefs_, network.intercepts_
constants = {
    'mean': scaler.mean_, 'scale': scaler.scale_, 'w1': w1, 'b1': b1,
    'w2': unit * w2, 'b2': unit * b2,
}
graph = helper.make_graph(
    [
        helper.make_node('Sub', ['row', 'mean'], ['centred']),
        helper.make_node('Div', ['centred', 'scale'], ['scaled']),
        helper.make_node('Gemm', ['scaled', 'w1', 'b1'], ['sums']),
        helper.make_node('Relu', ['sums'], ['hidden']),
        helper.make_node('Gemm', ['hidden', 'w2', 'b2'], ['return']),
    ],
    'next-return',
    [helper.make_tensor_value_info('row', TensorProto.DOUBLE, [None, x.shape[1]])],
    [helper.make_tensor_value_info('return', TensorProto.DOUBLE, [None, 1])],
    [numpy_helper.from_array(numpy.asarray(value), name) for name, value in constants.items()],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13)], ir_version=8)
onnx.checker.check_model(model)
onnx.save(model, 'model.onnx')

tools = {
    'python': sys.version.split()[0], 'numpy': numpy.__version__, 'sklearn': sklearn.__version__,
    'onnx': onnx.__version__,
}
shown = x[::30]
with open('expected.csv', 'w') as out:
    print(*given['features'], 'foretold', sep=',', file=out)
    for row, said in zip(shown.tolist(), foretell(shown).tolist()):
        print(*row, said, sep=',', file=out)
print(tools, f'{len(x)} rows, R² {network.score(scaler.transform(x), y / unit):.3f}')
