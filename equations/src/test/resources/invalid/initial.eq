dv/dt = -v/(10*ms) : volt
% initial w 3*mV
% initial v 3*ms
