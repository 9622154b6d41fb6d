dv/dt = -v/(10*ms)
dw/dt = -w/(10*ms) :
x = 3*w : volt
y = 2 : furlong
